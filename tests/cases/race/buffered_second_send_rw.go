package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int, 1)
	ch <- 1
	go func() {
		sink = x
		<-ch
	}()
	ch <- 2
	x = 1
	time.Sleep(time.Millisecond)
}
