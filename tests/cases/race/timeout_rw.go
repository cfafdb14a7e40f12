package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int, 1)
	go func() {
		sink = x
		time.Sleep(20 * time.Millisecond)
		ch <- 1
	}()
	select {
	case <-ch:
	case <-time.After(5 * time.Millisecond):
	}
	x = 1
	time.Sleep(30 * time.Millisecond)
}
