package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int, 3)
	go func() {
		for i := range 3 {
			ch <- i
		}
		sink = x
	}()
	for range 3 {
		<-ch
	}
	x = 1
	time.Sleep(time.Millisecond)
}
