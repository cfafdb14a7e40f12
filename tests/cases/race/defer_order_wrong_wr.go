package main

import "time"

var x int
var sink int

func main() {
	done := make(chan bool, 1)
	go func() {
		defer func() {
			time.Sleep(5 * time.Millisecond)
			x = 1
		}()
		defer close(done)
	}()
	<-done
	sink = x
	time.Sleep(10 * time.Millisecond)
}
