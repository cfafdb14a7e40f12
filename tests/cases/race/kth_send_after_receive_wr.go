package main

import "time"

var x int
var sink int

func main() {
	c := make(chan int, 2)
	done := make(chan bool, 1)
	c <- 0
	c <- 0
	go func() {
		time.Sleep(5 * time.Millisecond)
		x = 1
		<-c
		done <- true
	}()
	c <- 0
	sink = x
}
