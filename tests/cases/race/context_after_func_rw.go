package main

import "context"

var x int
var sink int

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan bool)
	context.AfterFunc(ctx, func() {
		x = 1
		close(done)
	})
	sink = x
	cancel()
	<-done
}
