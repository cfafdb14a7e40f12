package main

import "context"

var x int

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	go func() {
		x = 1
		cancel(context.Canceled)
	}()
	<-ctx.Done()
	x = 2
}
