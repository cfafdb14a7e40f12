package main

import "context"

var x int
var sink int

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	go func() {
		x = 1
		cancel(context.Canceled)
	}()
	<-ctx.Done()
	sink = x
}
