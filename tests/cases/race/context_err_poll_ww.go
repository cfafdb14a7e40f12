package main

import (
	"context"
	"runtime"
)

var x int

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		x = 1
		cancel()
	}()
	for ctx.Err() == nil {
		runtime.Gosched()
	}
	x = 2
}
