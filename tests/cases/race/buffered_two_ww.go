package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int, 2)
	ch <- 1
	go func() {
		x = 1
		<-ch
	}()
	ch <- 2
	x = 2
	time.Sleep(time.Millisecond)
}
