package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int)
	go func() {
		close(ch)
		sink = x
	}()
	<-ch
	x = 1
	time.Sleep(time.Millisecond)
}
