package main

import "context"

var x int
var sink int

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		x = 1
		cancel()
	}()
	<-ctx.Done()
	x = 2
}
