// expect: race
// WaitGroup.Add inside of the goroutine: Wait may come first.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	n := 0
	go func() {
		wg.Add(1)
		n = 1
		wg.Done()
	}()
	wg.Wait()
	if n > 9 {
		panic("no")
	}
}
