package main

import (
	"context"
	"time"
)

var x int
var sink int

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	go func() {
		sink = x
	}()
	<-ctx.Done()
	x = 1
}
