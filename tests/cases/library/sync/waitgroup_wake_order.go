// WaitGroup: the order in which waiters run.
// record: GOMAXPROCS=1
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var work, waiters sync.WaitGroup
	work.Add(1)
	for i := range 5 {
		waiters.Add(1)
		go func() {
			defer waiters.Done()
			work.Wait()
			fmt.Println(i)
		}()
		time.Sleep(time.Millisecond)
	}
	work.Done()
	waiters.Wait()
}
