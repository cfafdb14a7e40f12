// claim: 75 PARTLY: stacks start at 2 KB
// claim: 76 PARTLY: growth copies to a larger area
// claim: 77 TRUE: the pointers in defer records move
// claim: 78 FALSE: recorded PCs keep pointing to the old frame
// claim: 79 TRUE: _defer.sp is updated
// claim: 81 FALSE: lines can be off by 2 or 3
// claim: 82 FALSE: measured shifts
// claim: 85 FALSE: a debugger must map pcs anew
// claim: 86 TRUE: contents are copied, the guard moves
// record: go1.23
// lab: events finds "StackGrown"

package main

import "runtime"

var wrong, right int

// line is the line of the innermost frame of deep below the deferred call.
func line() int {
	pcs := make([]uintptr, 8)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	for {
		frame, more := frames.Next()
		if frame.Function == "main.deep" {
			return frame.Line
		}
		if !more {
			return -1
		}
	}
}

//go:noinline
func deep(n int) {
	_, _, start, _ := runtime.Caller(0)
	local := n
	defer func() {
		// The two returns' lines; what the deferred call captured has moved with the stack.
		if at := line() - start; (at == 12 && n > 0 || at == 15 && n == 0) && local == n {
			right++
		} else {
			wrong++
		}
	}()
	if n > 0 {
		deep(n - 1)
		return
	}
	println("at the bottom")
	return
}

func main() {
	deep(2000)
	println("wrong:", wrong, "right:", right)
}
