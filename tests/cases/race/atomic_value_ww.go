package main

import (
	"runtime"
	"sync/atomic"
)

var x int
var sink int

var v atomic.Value

func main() {
	go func() {
		x = 1
		v.Store(1)
	}()
	for v.Load() == nil {
		runtime.Gosched()
	}
	x = 2
}
