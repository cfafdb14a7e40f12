// claim: T29: the report names all goroutines and exits 2
// claim: T21: WaitGroup.Wait is semacquire in 1.23
// record: go1.23

package main

import "sync"

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	mu.Lock()
	wg.Add(1)
	go func() { wg.Wait() }()
	for range 3 {
		// So that the order of the goroutines is that of their creation.
	}
	defer println("no deferred call runs")
	mu.Lock()
}
