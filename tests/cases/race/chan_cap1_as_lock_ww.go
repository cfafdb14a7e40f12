package main

import "time"

var x int

func main() {
	lock := make(chan int, 1)
	go func() {
		lock <- 1
		x = 1
		<-lock
	}()
	time.Sleep(10 * time.Millisecond)
	lock <- 1
	x = 2
	<-lock
}
