// expect: panic sync: WaitGroup misuse: Add called concurrently with Wait
// A request comes in just when the last of the others is done and somebody waits for them.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		wg.Add(1)
		wg.Done()
	}()
	go wg.Done()
	wg.Wait()
}
