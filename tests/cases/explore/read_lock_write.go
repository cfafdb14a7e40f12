// expect: race
// Writing under a read lock.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	n := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.RLock()
			n++
			mu.RUnlock()
		}()
	}
	wg.Wait()
}
