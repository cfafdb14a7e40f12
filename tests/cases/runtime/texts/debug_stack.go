// record: each
// record: go1.23

// Stacks that a program asks for: the frames of package debug itself.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
)

func deep(n int) {
	if n > 0 {
		deep(n - 1)
		return
	}
	os.Stderr.Write(debug.Stack())
}

func c_stack() { os.Stderr.Write(debug.Stack()) }

func c_stackDeep() { deep(2) }

func c_printStack() { debug.PrintStack() }

func c_stackDefer() {
	defer func() {
		fmt.Println(recover())
		debug.PrintStack()
	}()
	var p *int
	*p = 1
}

func c_stackDeferPanic() {
	defer func() {
		fmt.Println(recover())
		os.Stderr.Write(debug.Stack())
	}()
	panic("p")
}

func c_stackGoroutine() {
	done := make(chan bool)
	go func() { debug.PrintStack(); close(done) }()
	<-done
}

func c_stackLine() { s := string(debug.Stack()); fmt.Println(len(s) > 0); fmt.Fprint(os.Stderr, s) }

func c_stackMethodValue() { f := debug.Stack; os.Stderr.Write(f()) }

func c_stackDeferred() { defer debug.PrintStack() }

func c_runtimeStack() {
	buf := make([]byte, 4096)
	os.Stderr.Write(buf[:runtime.Stack(buf, false)])
}

func c_runtimeStackShort() {
	buf := make([]byte, 64)
	n := runtime.Stack(buf, false)
	fmt.Println(n)
}

func main() {
	map[string]func(){
		"stack":             c_stack,
		"stackDeep":         c_stackDeep,
		"printStack":        c_printStack,
		"stackDefer":        c_stackDefer,
		"stackDeferPanic":   c_stackDeferPanic,
		"stackGoroutine":    c_stackGoroutine,
		"stackLine":         c_stackLine,
		"stackMethodValue":  c_stackMethodValue,
		"stackDeferred":     c_stackDeferred,
		"runtimeStack":      c_runtimeStack,
		"runtimeStackShort": c_runtimeStackShort,
	}[os.Args[1]]()
	fmt.Println("returned")
}
