// record: go1.23

package main

import (
	"runtime"
	"sync"
)

func main() {
	var mu sync.RWMutex
	mu.RLock()
	go func() {
		mu.Lock()
		println("never")
	}()
	for mu.TryRLock() {
		mu.RUnlock()
		runtime.Gosched()
	}
	println("a writer waits")
	mu.RLock()
}
