package main

import "time"

var x int
var sink int

func main() {
	done := make(chan bool, 1)
	go func() {
		done <- true
		x = 1
	}()
	<-done
	x = 2
	time.Sleep(time.Millisecond)
}
