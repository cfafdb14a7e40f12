package main

import "time"

var x int
var sink int

func main() {
	t := time.NewTimer(5 * time.Millisecond)
	go func() {
		sink = x
	}()
	<-t.C
	x = 1
}
