package main

import (
	"sync"
	"time"
)

var mu sync.Mutex

func main() {
	go func() {
		mu = sync.Mutex{}
	}()
	time.Sleep(10 * time.Millisecond)
	mu.Lock()
	mu.Unlock()
}
