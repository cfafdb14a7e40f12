package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	type guarded struct {
		mu sync.Mutex
	}
	var g guarded
	go func() {
		g.mu.Lock()
		sink = x
		g.mu.Unlock()
	}()
	time.Sleep(10 * time.Millisecond)
	other := &guarded{}
	other.mu.Lock()
	x = 1
	other.mu.Unlock()
}
