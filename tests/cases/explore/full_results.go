// expect: deadlock
// shape: abandoned send
// Workers block on a result channel that is too small.
package main

import "sync"

func main() {
	results := make(chan int, 1)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results <- i
		}()
	}
	wg.Wait()
	close(results)
	for range results {
	}
}
