// expect: clean
// An early return skips Done: the fixed twin.
package main

import "sync"

func work(n int, wg *sync.WaitGroup) {
	defer wg.Done()
	if n == 1 {
		return
	}
}

func main() {
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go work(i, &wg)
	}
	wg.Wait()
}
