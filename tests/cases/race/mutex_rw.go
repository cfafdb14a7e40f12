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
	mu.Lock()
	x = 1
	mu.Unlock()
	time.Sleep(time.Millisecond)
}
