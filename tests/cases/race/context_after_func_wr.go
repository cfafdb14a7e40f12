package main

import "context"

var x int
var sink int

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan bool)
	context.AfterFunc(ctx, func() {
		sink = x
		close(done)
	})
	x = 1
	cancel()
	<-done
}
