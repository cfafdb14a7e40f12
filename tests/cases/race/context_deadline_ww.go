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
		x = 1
	}()
	<-ctx.Done()
	x = 2
}
