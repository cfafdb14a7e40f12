// record: go1.23

package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var rw sync.RWMutex
	var a atomic.Int64
	n, sum := 0, 0
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			n++
			mu.Unlock()
			rw.RLock()
			_ = sum
			rw.RUnlock()
			rw.Lock()
			sum += i
			rw.Unlock()
			a.Add(int64(i))
		}()
	}
	wg.Wait()
	fmt.Println(n, sum, a.Load())
}
