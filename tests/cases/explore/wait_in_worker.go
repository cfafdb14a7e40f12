// expect: deadlock
// shape: missing Done
// A worker waits for all workers, itself included.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
	}()
	go func() {
		defer wg.Done()
		wg.Wait()
	}()
	wg.Wait()
}
