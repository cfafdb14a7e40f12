package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int, 1)
	go func() {
		sink = x
		ch <- 1
	}()
	select {
	case <-ch:
	default:
	}
	x = 1
	time.Sleep(time.Millisecond)
}
