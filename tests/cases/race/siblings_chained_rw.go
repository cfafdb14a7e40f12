package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int)
	go func() {
		sink = x
		ch <- 1
	}()
	go func() {
		<-ch
		x = 1
	}()
	time.Sleep(time.Millisecond)
}
