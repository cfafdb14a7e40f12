package main

import "time"

var c chan int
var sink int

func main() {
	go func() {
		c = make(chan int)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = cap(c)
}
