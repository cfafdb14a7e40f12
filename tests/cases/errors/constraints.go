package main

type A interface{ ~int | string }
type MyInt int

func f[T int | string](T) {}
func g[T interface{ M() }](T) {}
func h[K comparable, V any](map[K]V) {}

var x A
var y comparable
var z interface{ int }

type Bad interface{ ~MyInt | int | ~int }

func main() {
	f(MyInt(1))
	g(3)
	f(1.5)
	var e any
	h(map[any]int{e: 1})
	h[[]int, int](nil)
}
