// claim: 40 FALSE: a panic switches to a stack of its own
// claim: 61 FALSE: g0 takes over the control flow
// claim: 68 PARTLY: defers run while the stack is unwound: it is not
// claim: 88 TRUE: recover works before the stack is unwound
// claim: T15: the panicking frames are still there
// record: go1.23

package main

import "runtime"

//go:noinline
func show(title string) {
	pcs := make([]uintptr, 20)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	println(title)
	for {
		frame, more := frames.Next()
		if len(frame.Function) > 5 && frame.Function[:5] == "main." {
			println("  ", frame.Function, frame.Line)
		}
		if !more {
			return
		}
	}
}

//go:noinline
func deferred() {
	show("while it panics")
	recover()
	show("after recover")
}

//go:noinline
func inner() { panic("p") }

//go:noinline
func middle() { inner() }

//go:noinline
func outer() {
	defer deferred()
	middle()
}

func main() {
	outer()
	show("after the return")
}
