package main

import "context"

var x int

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan bool)
	context.AfterFunc(ctx, func() {
		x = 2
		close(done)
	})
	x = 1
	cancel()
	<-done
}
