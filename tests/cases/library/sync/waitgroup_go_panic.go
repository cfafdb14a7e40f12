// WaitGroup: a panic in Go ends the program.
package main

import (
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(func() { panic("from Go") })
	wg.Wait()
	time.Sleep(time.Second)
}
