package main

import "context"

var x int
var sink int

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		sink = x
		cancel()
	}()
	<-ctx.Done()
	x = 1
}
