// RWMutex: RLocker with a Cond.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var rw sync.RWMutex
	cond := sync.NewCond(rw.RLocker())
	ready := false
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			cond.L.Lock()
			for !ready {
				cond.Wait()
			}
			cond.L.Unlock()
		})
	}
	time.Sleep(time.Millisecond)
	rw.Lock()
	ready = true
	rw.Unlock()
	cond.Broadcast()
	wg.Wait()
	fmt.Println("all passed")
}
