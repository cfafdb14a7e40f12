// record: go1.23

package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	m := map[int]int{}
	for g := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 500 {
				if g%2 == 0 {
					mu.Lock()
					m[i%50]++
					mu.Unlock()
				} else {
					mu.RLock()
					_ = m[i%50]
					mu.RUnlock()
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(m), m[0])
}
