// record: GOMAXPROCS=1
// record: go1.23

// A writer waits for readers; readers that come later wait for it.
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
	note := func(s string) { order = append(order, s) }
	mu.RLock()
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			note(fmt.Sprint("w", i))
			mu.Unlock()
		}()
	}
	runtime.Gosched()
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.RLock()
			note(fmt.Sprint("r", i))
			runtime.Gosched()
			note(fmt.Sprint("r", i, "-"))
			mu.RUnlock()
		}()
	}
	runtime.Gosched()
	note("main unlocks")
	mu.RUnlock()
	wg.Wait()
	fmt.Println(order)
}
