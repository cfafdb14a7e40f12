// Mutex: waiters get it in the order of arrival.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for i := range 5 {
		wg.Go(func() {
			mu.Lock()
			fmt.Println("got it:", i)
			mu.Unlock()
		})
		time.Sleep(time.Millisecond)
	}
	mu.Unlock()
	wg.Wait()
}
