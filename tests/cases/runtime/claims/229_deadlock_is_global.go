// claim: T29: one sleeping goroutine keeps the deadlock from being one; then the report exits 2
// claim: T21: WaitGroup.Wait is semacquire in 1.23
// record: go1.23

package main

import (
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	mu.Lock()
	wg.Add(1)
	go func() { wg.Wait() }()
	go func() {
		time.Sleep(10 * time.Millisecond)
		println("all others are blocked, and this is no deadlock yet")
	}()
	defer println("no deferred call runs")
	mu.Lock()
}
