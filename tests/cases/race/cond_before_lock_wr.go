package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready := false
	done := make(chan bool)
	go func() {
		mu.Lock()
		ready = true
		mu.Unlock()
		cond.Broadcast()
		x = 1
		done <- true
	}()
	mu.Lock()
	for !ready {
		cond.Wait()
	}
	mu.Unlock()
	time.Sleep(5 * time.Millisecond)
	sink = x
	<-done
}
