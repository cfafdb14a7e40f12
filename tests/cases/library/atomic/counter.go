// atomic: lost updates do not happen.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var n int64
	var m atomic.Uint32
	var wg sync.WaitGroup
	for range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 50 {
				atomic.AddInt64(&n, 1)
				m.Add(2)
			}
		}()
	}
	wg.Wait()
	fmt.Println(atomic.LoadInt64(&n), m.Load())
}
