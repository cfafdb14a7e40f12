// expect: clean
// Done once too often: the fixed twin.
package main

import (
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go wg.Done()
	go wg.Done()
	wg.Wait()
	time.Sleep(time.Second)
}
