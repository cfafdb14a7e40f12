package main

import (
	"sync/atomic"
	"time"
)

var x int
var sink int

var flag atomic.Bool

func main() {
	go func() {
		sink = x
		flag.Store(true)
	}()
	flag.Load()
	x = 1
	time.Sleep(time.Millisecond)
}
