package main

import (
	"sync"
	"time"
)

var mu sync.RWMutex

func main() {
	go func() {
		mu = sync.RWMutex{}
	}()
	time.Sleep(10 * time.Millisecond)
	mu.Lock()
	mu.Unlock()
}
