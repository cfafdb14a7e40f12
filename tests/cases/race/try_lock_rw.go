package main

import (
	"sync"
	"time"
)

var x int
var sink int

var mu sync.Mutex

func main() {
	go func() {
		mu.Lock()
		sink = x
		mu.Unlock()
	}()
	time.Sleep(10 * time.Millisecond)
	if mu.TryLock() {
		x = 1
		mu.Unlock()
	}
}
