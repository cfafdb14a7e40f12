package main

import "sync/atomic"

var n int32

func main() {
	done := make(chan bool)
	go func() {
		n = 1
		done <- true
	}()
	<-done
	atomic.AddInt32(&n, 1)
}
