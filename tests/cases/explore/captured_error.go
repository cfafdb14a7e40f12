// expect: race
// Goroutines share one variable for their errors.
package main

import (
	"errors"
	"sync"
)

func main() {
	var err error
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			err = errors.New("no")
		}()
	}
	wg.Wait()
	_ = err
}
