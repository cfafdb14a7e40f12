package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

type T struct{ x int }

func (t *T) Get() int { return t.x }

type I interface{ M() }
type J struct{}

func (J) M() {}

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isRt := r.(runtime.Error)
		fmt.Printf("%s: %v (%T, runtime %t)\n", name, r, r, isRt)
	}()
	f()
}

var zero = len(os.Args) - 1

func main() {
	var s []int
	var m map[string]int
	var p *T
	var i any = "str"
	var ii I
	var ch chan int
	arr := [3]int{}
	n := zero - 1
	try("index", func() { _ = s[5+zero] })
	try("index arr", func() { _ = arr[zero+3] })
	try("neg index", func() { _ = arr[n] })
	try("slice", func() { _ = s[1+zero : 5] })
	try("slice2", func() { _ = arr[2+zero : 1+zero] })
	try("slice3", func() { x := make([]int, 2, 4); _ = x[:2:zero+9] })
	try("string", func() { _ = "abc"[zero+7] })
	try("string slice", func() { _ = "abc"[zero+2 : zero+1] })
	try("nil map", func() { m["a"] = 1 })
	try("nil ptr", func() { _ = p.Get() })
	try("assert", func() { _ = i.(int) })
	try("assert iface", func() { _ = i.(I) })
	try("assert nil", func() { ii.M() })
	try("assert nil2", func() { _ = ii.(J) })
	try("div", func() { _ = 1 / zero })
	try("close nil", func() { close(ch) })
	try("close twice", func() { c := make(chan int); close(c); close(c) })
	try("send closed", func() { c := make(chan int, 1); close(c); c <- 1 })
	try("makeslice", func() { _ = make([]int, n) })
	try("makeslice cap", func() { _ = make([]int, 2, zero+1) })
	try("makechan", func() { _ = make(chan int, n) })
	try("custom", func() { panic(errors.New("boom")) })
	try("nil panic", func() { panic(nil) })
	try("unhashable", func() { x := map[any]int{}; x[[]int{1}] = 2 })
	try("compare", func() { var a, b any = []int{1}, []int{1}; fmt.Println(a == b) })
	try("arrptr", func() { _ = [4]int(make([]int, 2)) })
	try("shift", func() { _ = 1 << n })
	try("goexit-like", func() { defer func() { panic("second") }(); panic("first") })
	try("append func", func() { var f func(); f() })
	fmt.Println(func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("wrapped: %v", r)
			}
		}()
		panic("x")
	}())
	defer fmt.Println("deferred 1")
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("in defer")
	}()
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("re-panic", r)
			panic(fmt.Sprintf("again %v", r))
		}
	}()
	panic(errors.New("last"))
}
