package main

import (
	"runtime"
	"sync/atomic"
)

var x int
var sink int

var n int32

func main() {
	go func() {
		sink = x
		atomic.SwapInt32(&n, 1)
	}()
	for atomic.LoadInt32(&n) == 0 {
		runtime.Gosched()
	}
	x = 1
}
