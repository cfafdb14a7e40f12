package main

import (
	"sync/atomic"
	"time"
)

var x int
var sink int

func main() {
	var a, b atomic.Int64
	go func() {
		x = 1
		a.Add(1)
	}()
	time.Sleep(10 * time.Millisecond)
	b.Load()
	sink = x
}
