// record: GOMAXPROCS=1
// record: go1.23

// Goroutines race for a compare-and-swap.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var owner atomic.Int64
	var order []string
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			won := owner.CompareAndSwap(0, int64(i+1))
			order = append(order, fmt.Sprint(i, won))
		}()
	}
	wg.Wait()
	fmt.Println(order, owner.Load())
}
