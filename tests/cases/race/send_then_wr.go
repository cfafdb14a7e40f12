package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int)
	go func() {
		ch <- 1
		x = 1
	}()
	<-ch
	sink = x
	time.Sleep(time.Millisecond)
}
