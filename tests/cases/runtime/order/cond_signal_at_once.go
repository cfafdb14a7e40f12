// record: GOMAXPROCS=1
// record: go1.23

// Signals without a yield between them.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []int
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			cond.Wait()
			order = append(order, i)
			mu.Unlock()
		}()
	}
	runtime.Gosched()
	for range 5 {
		cond.Signal()
	}
	wg.Wait()
	fmt.Println(order)
}
