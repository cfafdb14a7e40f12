package main

import "time"

var x int
var sink int

func main() {
	ch := make(chan int, 1)
	go func() {
		sink = x
		ch <- 1
	}()
	for len(ch) == 0 {
		time.Sleep(time.Millisecond)
	}
	x = 1
}
