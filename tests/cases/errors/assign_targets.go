package main

type T struct{ n int }

func (t T) get() T { return t }

func main() {
	const k = 1
	m := map[string]T{}
	m["a"].n = 1
	k = 2
	T{}.n = 3
	"s"[0] = 'x'
	main = nil
	T{}.get().n = 4
	nil = 5
	1 = 2
	_ = _
}
