package main

import (
	"runtime"
	"sync/atomic"
	"time"
)

var x int
var sink int

var flag atomic.Bool

func main() {
	go func() {
		flag.Store(true)
		sink = x
	}()
	for !flag.Load() {
		runtime.Gosched()
	}
	x = 1
	time.Sleep(time.Millisecond)
}
