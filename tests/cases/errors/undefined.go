package main

import "errors"

type T struct{ Field int }

func (T) Method() {}

func main() {
	var t T
	println(a)
	t.field = 1
	t.method()
	t.none()
	errors.Neww("x")
	errors.new("x")
	var v Missing
	_ = errors
	_ = t.Field.x
	_ = T.Field
}
