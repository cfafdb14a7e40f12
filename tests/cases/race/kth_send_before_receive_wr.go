package main

import "time"

var x int
var sink int

func main() {
	c := make(chan int, 3)
	go func() {
		time.Sleep(5 * time.Millisecond)
		x = 1
		<-c
	}()
	c <- 0
	c <- 0
	c <- 0
	time.Sleep(15 * time.Millisecond)
	sink = x
}
