package main

import "time"

var x int
var sink int

func main() {
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	done := make(chan bool)
	go func() {
		<-tick.C
		sink = x
		close(done)
	}()
	<-done
	<-tick.C
	x = 1
}
