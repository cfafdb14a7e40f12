package main

import "sync/atomic"

var n, m atomic.Int32

func main() {
	done := make(chan bool)
	go func() {
		n.Store(1)
		done <- true
	}()
	<-done
	m = n
}
