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
		x = 1
		p.Store(new(int))
	}()
	for p.Load() == nil {
		runtime.Gosched()
	}
	x = 2
}
