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
	x = 2
	time.Sleep(time.Millisecond)
}
