// expect: race
// Goroutines started in a loop share a variable that was declared before it.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	var i, sum int
	var mu sync.Mutex
	for i = 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			sum += i
			mu.Unlock()
		}()
	}
	wg.Wait()
}
