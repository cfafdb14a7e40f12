// expect: clean
// WaitGroup.Add inside of the goroutine: Wait may come first: the fixed twin.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	n := 0
	wg.Add(1)
	go func() {
		n = 1
		wg.Done()
	}()
	wg.Wait()
	if n > 9 {
		panic("no")
	}
}
