package main

type Number interface{ ~int | ~float64 }

func Sum[T Number](xs ...T) T { var z T; return z }
func Map[T, U any](xs []T, f func(T) U) []U { return nil }
func New[T any]() *T { return nil }
func Eq[T comparable](a, b T) bool { return a == b }

func main() {
	Sum("a")
	Sum(1, 2.5)
	Sum[string]()
	New()
	Map([]int{1}, 3)
	Map([]int{1}, func(s string) int { return 0 })
	Eq(1, "a")
	Eq([]int{}, []int{})
	Sum[int, int](1)
	_ = Map
}
