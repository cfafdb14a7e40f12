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
		x = 1
		ctx.Err()
	}()
	time.Sleep(time.Millisecond)
	ctx.Err()
	sink = x
}
