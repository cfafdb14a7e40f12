// expect: clean
// The lock is given back between check and act: the fixed twin.
package main

import "sync"

func main() {
	var mu sync.Mutex
	balance := 1
	take := func(wg *sync.WaitGroup) {
		defer wg.Done()
		mu.Lock()
		enough := balance >= 1
		if enough {
			balance--
			if balance < 0 {
				panic("overdrawn")
			}
		}
		mu.Unlock()
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go take(&wg)
	go take(&wg)
	wg.Wait()
}
