package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int, 1)
	go func() {
		x = 1
		ch <- 1
	}()
	select {
	case <-ch:
	default:
	}
	sink = x
	time.Sleep(time.Millisecond)
}
