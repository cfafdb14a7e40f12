// expect: clean
// Workers block on a result channel that is too small: the fixed twin.
package main

import "sync"

func main() {
	results := make(chan int, 2)
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
