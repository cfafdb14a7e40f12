package main

import "time"

var x int
var sink int

func main() {
	done := make(chan bool, 1)
	go func() {
		done <- true
		sink = x
	}()
	<-done
	x = 1
	time.Sleep(time.Millisecond)
}
