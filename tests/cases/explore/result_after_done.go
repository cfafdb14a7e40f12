// expect: race
// The result is written after Done.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	result := 0
	wg.Add(1)
	go func() {
		wg.Done()
		result = 1
	}()
	wg.Wait()
	if result > 9 {
		panic("no")
	}
}
