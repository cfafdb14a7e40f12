package main

import "time"

var x int
var sink int

func main() {
	c := make(chan int, 2)
	go func() {
		c <- 1
		sink = x
		c <- 2
	}()
	<-c
	time.Sleep(10 * time.Millisecond)
	x = 1
}
