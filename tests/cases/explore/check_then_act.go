// expect: panic overdrawn
// The lock is given back between check and act.
package main

import "sync"

func main() {
	var mu sync.Mutex
	balance := 1
	take := func(wg *sync.WaitGroup) {
		defer wg.Done()
		mu.Lock()
		enough := balance >= 1
		mu.Unlock()
		if enough {
			mu.Lock()
			balance--
			if balance < 0 {
				panic("overdrawn")
			}
			mu.Unlock()
		}
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go take(&wg)
	go take(&wg)
	wg.Wait()
}
