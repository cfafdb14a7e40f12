package main

import "time"

var x int
var sink int

func main() {
	t := time.NewTicker(time.Millisecond)
	defer t.Stop()
	go func() {
		x = 1
	}()
	<-t.C
	<-t.C
	x = 2
}
