// claim: 106 TRUE: RLock for reads, Lock for writes
// claim: 108 FALSE: RLock is non-blocking
// claim: 109 TRUE: several readers at once
// claim: 111 PARTLY: a writer blocks new readers
// claim: 113 TRUE: reads in parallel, writes one after the other
// claim: T26: a pending writer blocks new readers
// record: go1.23

package main

import (
	"runtime"
	"sync"
)

func main() {
	var mu sync.RWMutex
	mu.RLock()
	println("second reader", mu.TryRLock())
	mu.RUnlock()
	got := make(chan bool)
	go func() {
		mu.Lock()
		println("writer")
		mu.Unlock()
		got <- true
	}()
	for mu.TryRLock() {
		mu.RUnlock()
		runtime.Gosched()
	}
	println("reader while a writer waits: false")
	mu.RUnlock()
	<-got
	println("reader after the writer", mu.TryRLock())
}
