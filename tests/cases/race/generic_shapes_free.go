package main

import "time"

type N int
type S struct {
	A int
	b string
}
type Methods interface{ M() }
type P struct{}

func (*P) M() {}

type List[T any] struct {
	next *List[T]
	v    T
	n    int
}

func (l *List[T]) inc() { l.n++ }

//go:noinline
func shape[T, U any](f func(), _ T, _ U) {
	func() {
		f()
	}()
}

//go:noinline
func pointers[T interface{ *int | *string }](f func(), _ T) {
	f()
}

//go:noinline
func methods[T Methods](f func(), _ T) {
	f()
}

func all(f func()) {
	shape(func() {
		shape(func() {
			shape(func() {
				pointers(func() {
					methods(f, &P{})
				}, new(int))
			}, [3]List[int]{}, struct {
				List[int]
				x *S "tag"
			}{})
		}, map[string]S{}, func(int, ...string) (error, bool) { return nil, true })
	}, N(1), &S{})
}

var list List[struct {
	N
	c chan<- int
}]

func main() {
	go func() {
		all(list.inc)
	}()
	time.Sleep(10 * time.Millisecond)
	println(list.n)
}
