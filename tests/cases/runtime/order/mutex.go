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
	var mu sync.Mutex
	mu.Lock()
	for i := range 5 {
		all.Add(1)
		go func() {
			defer all.Done()
			mu.Lock()
			fmt.Print(i, " ")
			mu.Unlock()
		}()
		runtime.Gosched()
	}
	mu.Unlock()
	all.Wait()
	fmt.Println()
}
