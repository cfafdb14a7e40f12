// record: go1.23

package main

import (
	"fmt"
)

type T struct{ n int }

func (t T) val()  { fmt.Println("val", t.n) }
func (t *T) ptr() { fmt.Println("ptr", t.n) }

func f(s string) string {
	fmt.Println("eval", s)
	return s
}

func loops() {
	for i := range 3 {
		defer fmt.Println("loop", i)
	}
	for i := 0; i < 2; i++ {
		defer func() { fmt.Println("closure", i) }()
	}
}

func conditional(b bool) {
	if b {
		defer fmt.Println("conditional")
	}
	defer fmt.Println("always")
}

func main() {
	o := T{1}
	defer o.val()
	defer o.ptr()
	o.n = 2
	defer fmt.Println(f("argument"))
	defer func(s string) { fmt.Println("called with", s) }(f("closure argument"))
	loops()
	conditional(true)
	conditional(false)
	defer func() {
		defer fmt.Println("inner deferred")
		fmt.Println("outer deferred")
	}()
	x := 1
	defer fmt.Println("x was", x)
	x = 2
	defer func() { fmt.Println("x is", x) }()
	x = 3
	fmt.Println("body done")
}
