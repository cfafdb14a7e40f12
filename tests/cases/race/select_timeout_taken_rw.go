package main

import "time"

var x int
var sink int

func main() {
	c := make(chan int)
	go func() {
		sink = x
		select {
		case c <- 1:
		case <-time.After(time.Millisecond):
		}
	}()
	time.Sleep(10 * time.Millisecond)
	select {
	case <-c:
	default:
	}
	x = 1
}
