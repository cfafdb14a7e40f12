package main

import "time"

var x int

func main() {
	fired := make(chan bool, 1)
	timer := time.AfterFunc(time.Hour, func() {
		x = 2
		fired <- true
	})
	x = 1
	timer.Reset(time.Millisecond)
	<-fired
}
