package main

func f[]() {}

func g[T]() {}

func h[int, T any]() {}

type A[T any, U] int

type B[*int,] int

type C[P *T] int

type D[5, 6] int

type I interface {
	m[T any](T)
	n[]()
	T[]
}

var x = func[T any]() {}

func main() {}
