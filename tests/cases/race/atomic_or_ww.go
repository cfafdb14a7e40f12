package main

import (
	"sync/atomic"
	"time"
)

var x int

func main() {
	var bits atomic.Uint32
	go func() {
		x = 1
		bits.Or(2)
	}()
	time.Sleep(10 * time.Millisecond)
	if bits.And(2) == 2 {
		x = 2
	}
}
