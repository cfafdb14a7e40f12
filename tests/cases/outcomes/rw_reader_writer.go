package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.RWMutex
	x := 0
	var wg sync.WaitGroup
	out := make(chan int, 2)
	for range 2 {
		wg.Add(1)
		go func() { defer wg.Done(); mu.RLock(); out <- x; mu.RUnlock() }()
	}
	mu.Lock()
	x = 1
	mu.Unlock()
	wg.Wait()
	fmt.Println(<-out, <-out)
}
