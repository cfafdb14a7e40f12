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
	all.Add(1)
	go func() {
		defer all.Done()
		mu.Lock()
		fmt.Print("waiter ")
		mu.Unlock()
	}()
	runtime.Gosched()
	for i := range 3 {
		mu.Unlock()
		mu.Lock()
		fmt.Print("main", i, " ")
	}
	mu.Unlock()
	all.Wait()
	fmt.Println()
}
