package main

import "time"

var x int
var sink int

func main() {
	c := make(chan int)
	go func() {
		x = 1
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
	sink = x
}
