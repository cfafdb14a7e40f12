package main

import "sync/atomic"

var n int32
var sink int32

func main() {
	done := make(chan bool)
	go func() {
		atomic.AddInt32(&n, 1)
		done <- true
	}()
	<-done
	sink = n
}
