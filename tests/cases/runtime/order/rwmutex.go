// record: go1.23
// record: GOMAXPROCS=1

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var all sync.WaitGroup
	var mu sync.RWMutex
	mu.Lock()
	for i := range 6 {
		all.Add(1)
		go func() {
			defer all.Done()
			if i%2 == 0 {
				mu.RLock()
				fmt.Print("r", i, " ")
				mu.RUnlock()
			} else {
				mu.Lock()
				fmt.Print("w", i, " ")
				mu.Unlock()
			}
		}()
		runtime.Gosched()
	}
	mu.Unlock()
	all.Wait()
	fmt.Println()
}
