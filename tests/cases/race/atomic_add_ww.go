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
		x = 1
		n.Add(1)
	}()
	for n.Load() == 0 {
		runtime.Gosched()
	}
	x = 2
}
