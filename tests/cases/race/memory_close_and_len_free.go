package main

import "time"

var c = make(chan int, 2)
var sink int

func main() {
	go func() {
		close(c)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = len(c)
}
