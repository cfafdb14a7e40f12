package main

import "time"

var x int
var sink int

func main() {
	fired := make(chan bool, 1)
	timer := time.AfterFunc(time.Hour, func() {
		time.Sleep(5 * time.Millisecond)
		x = 1
		fired <- true
	})
	timer.Reset(time.Millisecond)
	sink = x
	<-fired
}
