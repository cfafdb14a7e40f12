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
		x = 1
	}()
	for !flag.Load() {
		runtime.Gosched()
	}
	sink = x
	time.Sleep(time.Millisecond)
}
