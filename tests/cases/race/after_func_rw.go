package main

import "time"

var x int
var sink int

func main() {
	sink = x
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() {
		x = 1
		close(done)
	})
	<-done
}
