package main

import "time"

var x int
var sink int

func main() {
	lock := make(chan int, 2)
	go func() {
		lock <- 1
		sink = x
		<-lock
	}()
	time.Sleep(10 * time.Millisecond)
	lock <- 1
	x = 1
	<-lock
}
