package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan struct{}, 2)
	go func() {
		sink = x
		ch <- struct{}{}
	}()
	<-ch
	x = 1
	time.Sleep(time.Millisecond)
}
