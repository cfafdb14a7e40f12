// record: GOMAXPROCS=1
// record: go1.23

// Signals wake the longest waiting first.
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
	for i := range 4 {
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
	for range 4 {
		mu.Lock()
		cond.Signal()
		mu.Unlock()
		runtime.Gosched()
	}
	wg.Wait()
	fmt.Println(order)
}
