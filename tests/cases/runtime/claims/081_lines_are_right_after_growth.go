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

package main

import "runtime"

var wrong, right int

//go:noinline
func deep(n int) {
	defer func() {
		_, _, line, _ := runtime.Caller(1)
		// The panic's frames lie between; the first of them that is ours is this function's.
		pcs := make([]uintptr, 8)
		frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
		for {
			frame, more := frames.Next()
			if frame.Function == "main.deep" {
				line = frame.Line
				break
			}
			if !more {
				break
			}
		}
		if line == 41 || line == 42 || line == 44 {
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
}

func main() {
	deep(2000)
	println(wrong == 0, right)
}
