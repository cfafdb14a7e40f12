package main

import "context"

var x int
var sink int

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	go func() {
		sink = x
		cancel(context.Canceled)
	}()
	<-ctx.Done()
	x = 1
}
