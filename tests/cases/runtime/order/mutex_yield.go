// record: GOMAXPROCS=1
// record: go1.23

// A mutex held over a yield.
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
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 2 {
				mu.Lock()
				order = append(order, fmt.Sprint(i, "+"))
				runtime.Gosched()
				order = append(order, fmt.Sprint(i, "-"))
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
