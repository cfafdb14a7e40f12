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
	go func() {
		mu.Lock()
		ready = true
		cond.Signal()
		mu.Unlock()
		sink = x
	}()
	mu.Lock()
	for !ready {
		cond.Wait()
	}
	mu.Unlock()
	x = 1
	time.Sleep(time.Millisecond)
}
