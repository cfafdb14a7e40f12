package main

import "time"

var c = make(chan int, 2)

func main() {
	go func() {
		close(c)
	}()
	time.Sleep(10 * time.Millisecond)
	<-c
}
