// expect: panic negative WaitGroup counter
// Done once too often.
package main

import (
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go wg.Done()
	go wg.Done()
	wg.Wait()
	time.Sleep(time.Second)
}
