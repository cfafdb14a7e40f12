package main

import (
	"sync/atomic"
	"time"
)

var n int32
var sink int32

func main() {
	go func() {
		atomic.AddInt32(&n, 1)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = n
}
