// expect: deadlock
// shape: missing Done
// An early return skips Done.
package main

import "sync"

func work(n int, wg *sync.WaitGroup) {
	if n == 1 {
		return
	}
	wg.Done()
}

func main() {
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go work(i, &wg)
	}
	wg.Wait()
}
