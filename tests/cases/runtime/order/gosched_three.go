// record: GOMAXPROCS=1
// record: go1.23

// Three goroutines that yield take turns.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []int
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 4 {
				order = append(order, i)
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
