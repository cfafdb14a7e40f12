package main

import "time"

var x int
var sink int

func main() {
	work, quit := make(chan int), make(chan bool, 1)
	go func() {
		for {
			select {
			case <-work:
				time.Sleep(5 * time.Millisecond)
				sink = x
			case <-quit:
				return
			}
		}
	}()
	work <- 1
	quit <- true
	x = 1
	time.Sleep(10 * time.Millisecond)
}
