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
		mu.Unlock()
		sink = x
	}()
	time.Sleep(time.Millisecond)
	mu.Lock()
	x = 1
	mu.Unlock()
}
