package main

import "time"

var x int
var sink int

func main() {
	x = 1
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() {
		sink = x
		close(done)
	})
	<-done
}
