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
		mu.Lock()
		x = 1
		mu.Unlock()
	}()
	mu.Lock()
	sink = x
	mu.Unlock()
	time.Sleep(time.Millisecond)
}
