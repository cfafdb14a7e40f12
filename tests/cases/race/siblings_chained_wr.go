package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int)
	go func() {
		x = 1
		ch <- 1
	}()
	go func() {
		<-ch
		sink = x
	}()
	time.Sleep(time.Millisecond)
}
