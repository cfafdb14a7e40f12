package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

type T struct{ n int }

func (t T) val()  { fmt.Println("val", t.n) }
func (t *T) ptr() { fmt.Println("ptr", t.n) }

func order() {
	o := T{1}
	defer o.val()
	defer o.ptr()
	defer func(x int) { fmt.Println("arg", x, o.n) }(o.n)
	o.n = 2
	var f func()
	f = func() { fmt.Println("first f") }
	defer f()
	f = func() { fmt.Println("second f") }
	for i := 0; i < 3; i++ {
		defer fmt.Println("loop", i)
	}
	defer println()
}
func nested() (s string) {
	defer func() {
		s = fmt.Sprint(s, "|", recover())
	}()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("second")
	}()
	panic("first")
}
func replace() {
	defer func() { fmt.Println(recover()) }()
	defer func() { panic("new") }()
	panic("old")
}
func norec() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		func() { fmt.Println("helper", recover()) }()
	}()
	defer recover()
	defer fmt.Println("args", recover())
	panic("p")
}
func nilfn() {
	defer func() { fmt.Println(recover()) }()
	var f func(int)
	defer f(func() int { fmt.Println("evaluated"); return 1 }())
	fmt.Println("body")
}
func goexit() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println("goexit recover", recover()) }()
		runtime.Goexit()
	}()
	<-done
}
func runtimeErr() (err error) {
	defer func() {
		if r := recover(); r != nil {
			var re runtime.Error
			if errors.As(r.(error), &re) {
				err = re
			}
		}
	}()
	var a []int
	i := 5
	return fmt.Errorf("x%d", a[i])
}
func ret() (a, b int) {
	defer func() { a, b = b, a }()
	return 1, 2
}
func loopret(n int) int {
	for i := 0; ; i++ {
		if i == n {
			defer func() { fmt.Println("loopret", i) }()
			return i
		}
	}
}

type E struct{}

func (E) Error() string { return "E!" }
func typed() error {
	var e *E
	_ = e
	return nil
}
func catch(name string, f func()) {
	defer func() {
		r := recover()
		fmt.Printf("%s: %v (%T)\n", name, r, r)
	}()
	f()
}

func main() {
	order()
	fmt.Println(nested())
	replace()
	norec()
	nilfn()
	goexit()
	fmt.Println(runtimeErr())
	fmt.Println(ret())
	fmt.Println(loopret(2))
	fmt.Println(typed() == nil)
	var m map[string]int
	var p *T
	var arr [4]int
	idx := 4
	z := 0
	var ch chan int
	catch("nilmap", func() { m["a"] = 1 })
	catch("nilptr", func() { fmt.Println(p.n) })
	catch("idx", func() { arr[idx%8] = 1 })
	catch("neg", func() { _ = arr[z-1:] })
	catch("slice", func() { _ = arr[3:z+1] })
	catch("div", func() { fmt.Println(1 / z) })
	catch("shift", func() { fmt.Println(1 << (z - 1)) })
	catch("closenil", func() { close(ch) })
	catch("make", func() { _ = make([]int, z-1) })
	catch("conv", func() { _ = [4]int(arr[:2]) })
	catch("hash", func() { mm := map[any]int{}; mm[[]int{1}] = 2 })
	catch("cmp", func() { var a, b any = []int{1}, []int{1}; fmt.Println(a == b) })
	catch("nilfunc", func() { var f func(); f() })
	catch("err", func() { panic(E{}) })
	catch("valrecv", func() { p.val() })
	catch("ok", func() { p.ptr2() })
	catch("send", func() { c := make(chan int); close(c); c <- 1 })
	catch("nilpanic", func() { panic(nil) })
	catch("str", func() { s := "abc"; fmt.Println(s[idx]) })
	catch("strs", func() { s := "abc"; fmt.Println(s[idx:]) })
	defer os.Exit(3)
	defer fmt.Println("before exit")
}
func (t *T) ptr2() { fmt.Println("ptr2", t == nil) }
