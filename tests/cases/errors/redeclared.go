package main

import "errors"

var errors = 1

type T int

var T = 2

func f(a int, a string) {}

func f() {}

func (T2) m() {}

type T2 struct{ m int }

func (T2) n() {}
func (T2) n() {}

func main() {
	x := 1
	var x int
	x := 3
	a, a := 1, 2
	_, _ = x, a
}
