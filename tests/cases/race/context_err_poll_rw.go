package main

import (
	"context"
	"runtime"
)

var x int
var sink int

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		sink = x
		cancel()
	}()
	for ctx.Err() == nil {
		runtime.Gosched()
	}
	x = 1
}
