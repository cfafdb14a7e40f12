// Cond: the order after Broadcast.
// record: GOMAXPROCS=1
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	cond := sync.NewCond(&sync.Mutex{})
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Go(func() {
			cond.L.Lock()
			cond.Wait()
			fmt.Println(i)
			cond.L.Unlock()
		})
		time.Sleep(time.Millisecond)
	}
	cond.Broadcast()
	wg.Wait()
}
