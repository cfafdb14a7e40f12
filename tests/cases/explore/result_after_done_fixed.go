// expect: clean
// The result is written after Done: the fixed twin.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	result := 0
	wg.Add(1)
	go func() {
		result = 1
		wg.Done()
	}()
	wg.Wait()
	if result > 9 {
		panic("no")
	}
}
