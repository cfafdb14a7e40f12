// record: GOMAXPROCS=1
// record: go1.23

// Readers share the lock over yields.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	var mu sync.RWMutex
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.RLock()
			defer mu.RUnlock()
			order = append(order, fmt.Sprint(i, "+"))
			runtime.Gosched()
			order = append(order, fmt.Sprint(i, "-"))
		}()
	}
	runtime.Gosched()
	mu.Lock()
	order = append(order, "writer")
	mu.Unlock()
	wg.Wait()
	fmt.Println(order)
}
