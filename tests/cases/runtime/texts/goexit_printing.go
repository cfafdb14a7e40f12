// record: each
// record: go1.23

// Error and String methods that end their goroutine: Go 1.27 cannot end one that dies of a panic.
package main

import (
	"fmt"
	"os"
	"runtime"
)

type goexits struct{}

func (goexits) Error() string { runtime.Goexit(); return "x" }

type goexitsS struct{}

func (goexitsS) String() string { runtime.Goexit(); return "x" }

type goexitsP struct{ n int }

func (*goexitsP) Error() string { runtime.Goexit(); return "x" }

type e1 struct{}

func (e1) Error() string {
	defer fmt.Println("deferred in Error")
	runtime.Goexit()
	return "x"
}

type e2 struct{}

func inner() {
	defer fmt.Println("deferred in inner")
	runtime.Goexit()
}
func (e2) Error() string {
	inner()
	return "x"
}

type e3 struct{}

func (e3) Error() string {
	defer func() { recover(); fmt.Println("in") }()
	for i := 0; i < 2; i++ {
		defer fmt.Println("loop", i)
	}
	runtime.Goexit()
	return "x"
}

func c_goexitError() { panic(goexits{}) }

func c_goexitString() { panic(goexitsS{}) }

func c_goexitPointer() { panic(&goexitsP{1}) }

func c_goexitDefer() {
	defer fmt.Println("deferred")
	panic(goexits{})
}

func c_goexitGoroutine() {
	go func() { panic(goexits{}) }()
	select {}
}

func c_goexitSecond() {
	defer func() { panic(goexits{}) }()
	panic("first")
}

func c_goexitFmt() { fmt.Println(goexits{}); fmt.Println("not reached") }

func c_goexitFmtDeferred() {
	defer fmt.Println("deferred")
	go func() {
		fmt.Println(goexits{})
	}()
	runtime.Gosched()
}

func c_own() { panic(e1{}) }

func c_inner() { panic(e2{}) }

func c_loop() { panic(e3{}) }

func c_outer() {
	defer fmt.Println("outer")
	panic(e1{})
}

func main() {
	map[string]func(){
		"goexitError":       c_goexitError,
		"goexitString":      c_goexitString,
		"goexitPointer":     c_goexitPointer,
		"goexitDefer":       c_goexitDefer,
		"goexitGoroutine":   c_goexitGoroutine,
		"goexitSecond":      c_goexitSecond,
		"goexitFmt":         c_goexitFmt,
		"goexitFmtDeferred": c_goexitFmtDeferred,
		"own":               c_own,
		"inner":             c_inner,
		"loop":              c_loop,
		"outer":             c_outer,
	}[os.Args[1]]()
	fmt.Println("returned")
}
