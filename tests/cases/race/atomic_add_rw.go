package main

import (
	"runtime"
	"sync/atomic"
)

var x int
var sink int

var n atomic.Int64

func main() {
	go func() {
		sink = x
		n.Add(1)
	}()
	for n.Load() == 0 {
		runtime.Gosched()
	}
	x = 1
}
