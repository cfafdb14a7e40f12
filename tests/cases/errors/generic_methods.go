package main

type Box struct{ v any }

func (b Box) Get[T any]() T { return b.v.(T) }

type I interface{ Get[T any]() T }

func main() {
	var b Box
	_ = b.Get[int]()
	_ = b.Get()
	var s string = b.Get[int]()
	f := b.Get
	_, _ = s, f
}
