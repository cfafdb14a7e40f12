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
		x = 1
	}()
	for range 3 {
		<-ch
	}
	x = 2
	time.Sleep(time.Millisecond)
}
