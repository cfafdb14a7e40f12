package main

import "time"

var x int

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
	x = 2
	time.Sleep(10 * time.Millisecond)
}
