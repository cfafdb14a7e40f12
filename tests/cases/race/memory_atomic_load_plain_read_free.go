package main

import (
	"sync/atomic"
	"time"
)

var n int32
var sink, other int32

func main() {
	go func() {
		other = n
	}()
	time.Sleep(10 * time.Millisecond)
	sink = atomic.LoadInt32(&n)
}
