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
				x = 1
			case <-quit:
				return
			}
		}
	}()
	work <- 1
	quit <- true
	sink = x
	time.Sleep(10 * time.Millisecond)
}
