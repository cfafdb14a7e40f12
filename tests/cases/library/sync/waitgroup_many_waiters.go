// WaitGroup: several wait for the same.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	var work, waiters sync.WaitGroup
	work.Add(1)
	var woken atomic.Int32
	for range 5 {
		waiters.Go(func() {
			work.Wait()
			woken.Add(1)
		})
	}
	time.Sleep(time.Millisecond)
	fmt.Println(woken.Load())
	work.Done()
	waiters.Wait()
	fmt.Println(woken.Load())
}
