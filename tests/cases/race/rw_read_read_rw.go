package main

import (
	"sync"
	"time"
)

var x int
var sink int

var mu sync.RWMutex

func main() {
	go func() {
		mu.RLock()
		sink = x
		mu.RUnlock()
	}()
	mu.RLock()
	x = 1
	mu.RUnlock()
	time.Sleep(time.Millisecond)
}
