// Cond: Signal wakes in the order of Wait.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	cond := sync.NewCond(&sync.Mutex{})
	woken := make(chan int)
	for i := range 4 {
		go func() {
			cond.L.Lock()
			cond.Wait()
			cond.L.Unlock()
			woken <- i
		}()
		time.Sleep(time.Millisecond)
	}
	for range 4 {
		cond.Signal()
		fmt.Println(<-woken)
	}
}
