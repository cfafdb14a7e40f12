package main

import "time"

var x int
var sink int

func main() {
	ch, other := make(chan int, 1), make(chan int, 1)
	other <- 1
	go func() {
		x = 1
		time.Sleep(10 * time.Millisecond)
		ch <- 1
	}()
	time.Sleep(time.Millisecond)
	select {
	case <-ch:
	case <-other:
	}
	x = 2
	time.Sleep(20 * time.Millisecond)
}
