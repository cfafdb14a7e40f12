// expect: clean
// Two goroutines append to one slice: the fixed twin.
package main

import "sync"

func main() {
	var list []int
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			list = append(list, i)
			mu.Unlock()
		}()
	}
	wg.Wait()
}
