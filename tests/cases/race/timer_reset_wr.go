package main

import "time"

var x int
var sink int

func main() {
	fired := make(chan bool, 1)
	timer := time.AfterFunc(time.Hour, func() {
		sink = x
		fired <- true
	})
	x = 1
	timer.Reset(time.Millisecond)
	<-fired
}
