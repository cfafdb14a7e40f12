package main

import (
	"sync"
	"time"
)

var x int

func main() {
	type guarded struct {
		mu sync.Mutex
	}
	var g guarded
	go func() {
		g.mu.Lock()
		x = 1
		g.mu.Unlock()
	}()
	time.Sleep(10 * time.Millisecond)
	other := &guarded{}
	other.mu.Lock()
	x = 2
	other.mu.Unlock()
}
