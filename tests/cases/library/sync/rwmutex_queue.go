// RWMutex: readers and writers queued behind a writer.
// record: GOMAXPROCS=1
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	rw.Lock()
	for i := range 6 {
		wg.Go(func() {
			if i%2 == 0 {
				rw.RLock()
				fmt.Println("r", i)
				rw.RUnlock()
			} else {
				rw.Lock()
				fmt.Println("w", i)
				rw.Unlock()
			}
		})
		time.Sleep(time.Millisecond)
	}
	rw.Unlock()
	wg.Wait()
}
