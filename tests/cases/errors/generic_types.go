package main

type List[T any] struct {
	next *List[T]
	val  T
}

type Num[T ~int | ~string] struct{ v T }

func (l *List[T]) Push(v T) { l.val = v }
func (l List[int]) Bad() int { return 1 }
func (l List) Worse() {}

func use[T any](v T) {
	_ = v + v
	_ = v == v
	var s string = v
	v.Foo()
}

func main() {
	var a List
	var b List[int, string]
	var c Num[bool]
	var d Num[float64]
	_, _, _, _ = a, b, c, d
}
