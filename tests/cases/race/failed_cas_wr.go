package main

import (
	"sync/atomic"
	"time"
)

var x int
var sink int

var n atomic.Int32

func main() {
	go func() {
		x = 1
		n.CompareAndSwap(5, 6)
	}()
	time.Sleep(time.Millisecond)
	n.Load()
	sink = x
}
