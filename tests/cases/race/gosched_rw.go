package main

import (
	"runtime"
	"time"
)

var x int
var sink int

func main() {
	go func() {
		sink = x
	}()
	for range 10 {
		runtime.Gosched()
	}
	x = 1
	time.Sleep(time.Millisecond)
}
