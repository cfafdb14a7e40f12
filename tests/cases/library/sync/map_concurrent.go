// Map: many writers, each key once.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var m sync.Map
	var wg sync.WaitGroup
	var stored atomic.Int32
	for range 4 {
		wg.Go(func() {
			for k := range 30 {
				if _, loaded := m.LoadOrStore(k, k); !loaded {
					stored.Add(1)
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(stored.Load())
}
