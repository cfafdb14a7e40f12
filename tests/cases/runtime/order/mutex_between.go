// record: GOMAXPROCS=1
// record: go1.23

// Two goroutines that yield between their locks.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := range 3 {
				mu.Lock()
				order = append(order, fmt.Sprint(i, n))
				mu.Unlock()
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
