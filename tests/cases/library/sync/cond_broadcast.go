// Cond: a gate for all.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	cond := sync.NewCond(&sync.Mutex{})
	open := false
	var wg sync.WaitGroup
	passed := 0
	for range 6 {
		wg.Go(func() {
			cond.L.Lock()
			defer cond.L.Unlock()
			for !open {
				cond.Wait()
			}
			passed++
		})
	}
	time.Sleep(time.Millisecond)
	cond.L.Lock()
	fmt.Println(passed)
	open = true
	cond.L.Unlock()
	cond.Broadcast()
	wg.Wait()
	fmt.Println(passed)
}
