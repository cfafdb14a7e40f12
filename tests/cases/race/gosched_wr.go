package main

import (
	"runtime"
	"time"
)

var x int
var sink int

func main() {
	go func() {
		x = 1
	}()
	for range 10 {
		runtime.Gosched()
	}
	sink = x
	time.Sleep(time.Millisecond)
}
