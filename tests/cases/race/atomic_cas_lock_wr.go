package main

import (
	"runtime"
	"sync/atomic"
	"time"
)

var x int
var sink int

var lock atomic.Int32

func main() {
	go func() {
		for !lock.CompareAndSwap(0, 1) {
			runtime.Gosched()
		}
		x = 1
		lock.Store(0)
	}()
	for !lock.CompareAndSwap(0, 1) {
		runtime.Gosched()
	}
	sink = x
	lock.Store(0)
	time.Sleep(time.Millisecond)
}
