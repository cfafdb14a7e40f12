package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int)
	go func() {
		<-ch
		x = 1
	}()
	ch <- 1
	sink = x
	time.Sleep(time.Millisecond)
}
