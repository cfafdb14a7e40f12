package main

func f[T any](n int) {
	f[*T](n - 1)
}

type T[P any] struct {
	next *T[[]P]
}

func main() { f[int](1) }
