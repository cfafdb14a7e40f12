package main

func f[T any, P *T](t T, p P) {
	switch t.(type) {
	}
	_ = t.(int)
	_ = *p
	for range t {
	}
	_ = len(t)
	t()
	t = nil
	t = 1
	_ = T(1)
	_ = make(T)
}

type X[T any] T
type Y[T T] int

func main() {}
