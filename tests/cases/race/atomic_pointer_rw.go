package main

import (
	"runtime"
	"sync/atomic"
)

var x int
var sink int

var p atomic.Pointer[int]

func main() {
	go func() {
		sink = x
		p.Store(new(int))
	}()
	for p.Load() == nil {
		runtime.Gosched()
	}
	x = 1
}
