// expect: clean
// Goroutines started in a loop, each with a variable of its own: the fixed twin.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	var sum int
	var mu sync.Mutex
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			sum += i
			mu.Unlock()
		}()
	}
	wg.Wait()
	if sum != 1 {
		panic("lost")
	}
}
