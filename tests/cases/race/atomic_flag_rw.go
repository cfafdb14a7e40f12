package main

import (
	"runtime"
	"sync/atomic"
)

var x int
var sink int

var flag atomic.Bool

func main() {
	go func() {
		sink = x
		flag.Store(true)
	}()
	for !flag.Load() {
		runtime.Gosched()
	}
	x = 1
}
