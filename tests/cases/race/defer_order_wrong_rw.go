package main

import "time"

var x int
var sink int

func main() {
	done := make(chan bool, 1)
	go func() {
		defer func() {
			time.Sleep(5 * time.Millisecond)
			sink = x
		}()
		defer close(done)
	}()
	<-done
	x = 1
	time.Sleep(10 * time.Millisecond)
}
