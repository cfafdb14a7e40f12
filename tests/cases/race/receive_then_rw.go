package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int)
	go func() {
		<-ch
		sink = x
	}()
	ch <- 1
	x = 1
	time.Sleep(time.Millisecond)
}
