package main

import "sync/atomic"

var n int32
var sink, other int32

func main() {
	done := make(chan bool)
	go func() {
		other = n
		done <- true
	}()
	<-done
	sink = atomic.LoadInt32(&n)
}
