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
		x = 1
		flag.Store(true)
	}()
	flag.Load()
	x = 2
	time.Sleep(time.Millisecond)
}
