// claim: 13 TRUE: prefer a mutex
// claim: 16 TRUE: RWMutex and map are safe
// claim: 113 TRUE: reads in parallel, writes one after the other
// record: go1.23
// lab: explore never "fatal error"
// lab: explore never "race"
// lab: explore finds "exit 0 2"

package main

import "sync"

func main() {
	m := map[int]int{1: 1}
	var mu sync.RWMutex
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		mu.RLock()
		defer mu.RUnlock()
		_ = m[1]
	}()
	go func() {
		defer wg.Done()
		mu.Lock()
		defer mu.Unlock()
		m[1] = 2
	}()
	wg.Wait()
	println(m[1])
}
