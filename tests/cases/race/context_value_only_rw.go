package main

import (
	"context"
	"time"
)

var x int
var sink int

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		sink = x
		ctx.Err()
	}()
	time.Sleep(time.Millisecond)
	ctx.Err()
	x = 1
}
