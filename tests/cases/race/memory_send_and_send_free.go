package main

import "time"

var c = make(chan int, 2)

func main() {
	go func() {
		c <- 1
	}()
	time.Sleep(10 * time.Millisecond)
	c <- 2
}
