// record: go1.23

package main

import (
	"fmt"
)

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
	fmt.Println(name, "returned")
}

type I interface{ M() }

type T struct{ n int }

func (t T) V()  { fmt.Println("V", t.n) }
func (t *T) P() { fmt.Println("P", t.n) }

func arg() int {
	fmt.Println("argument evaluated")
	return 1
}

func main() {
	try("nil func", func() {
		var f func(int)
		defer f(arg())
		fmt.Println("the statement itself succeeds")
	})
	try("nil interface", func() {
		var i I
		defer i.M()
		fmt.Println("not reached")
	})
	try("nil pointer, value method", func() {
		var t *T
		defer t.V()
		fmt.Println("not reached")
	})
	try("nil pointer, pointer method", func() {
		var t *T
		defer t.P()
		fmt.Println("reached")
	})
}
