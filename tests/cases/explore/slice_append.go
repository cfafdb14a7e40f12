// expect: race
// Two goroutines append to one slice.
package main

import "sync"

func main() {
	var list []int
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			list = append(list, i)
		}()
	}
	wg.Wait()
}
