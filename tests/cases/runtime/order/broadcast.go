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
	c := sync.NewCond(&mu)
	for i := range 5 {
		all.Add(1)
		go func() {
			defer all.Done()
			mu.Lock()
			c.Wait()
			fmt.Print(i, " ")
			mu.Unlock()
		}()
		runtime.Gosched()
	}
	mu.Lock()
	c.Broadcast()
	mu.Unlock()
	all.Wait()
	fmt.Println()
}
