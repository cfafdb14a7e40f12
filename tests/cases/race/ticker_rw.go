package main

import "time"

var x int
var sink int

func main() {
	t := time.NewTicker(time.Millisecond)
	defer t.Stop()
	go func() {
		sink = x
	}()
	<-t.C
	<-t.C
	x = 1
}
