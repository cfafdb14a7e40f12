package main

import "time"

var x int
var sink int

func main() {
	fired := make(chan bool, 1)
	timer := time.AfterFunc(time.Hour, func() {
		x = 1
		fired <- true
	})
	sink = x
	timer.Reset(time.Millisecond)
	<-fired
}
