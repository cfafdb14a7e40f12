package main

import (
	"runtime"
	"sync/atomic"
)

var x int
var sink int

func main() {
	var ready atomic.Bool
	go func() {
		sink = x
		ready.Store(true)
	}()
	for !ready.Load() {
		runtime.Gosched()
	}
	x = 1
}
