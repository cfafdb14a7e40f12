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
	for done := false; !done; {
		select {
		case <-ch:
			done = true
		default:
			time.Sleep(time.Millisecond)
		}
	}
	x = 2
}
