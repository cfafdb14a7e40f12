package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan struct{}, 2)
	go func() {
		x = 1
		ch <- struct{}{}
	}()
	<-ch
	sink = x
	time.Sleep(time.Millisecond)
}
