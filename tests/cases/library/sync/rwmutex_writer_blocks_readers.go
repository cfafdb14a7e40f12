// RWMutex: a waiting writer holds new readers back.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	rw.RLock()
	wg.Go(func() {
		rw.Lock()
		fmt.Println("writer")
		rw.Unlock()
	})
	time.Sleep(time.Millisecond)
	fmt.Println(rw.TryRLock())
	wg.Go(func() {
		rw.RLock()
		fmt.Println("late reader")
		rw.RUnlock()
	})
	time.Sleep(time.Millisecond)
	fmt.Println("first reader leaves")
	rw.RUnlock()
	wg.Wait()
}
