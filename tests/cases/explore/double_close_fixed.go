// expect: clean
// Two goroutines close one channel: the fixed twin.
package main

import "sync"

func main() {
	c := make(chan int)
	var once sync.Once
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { close(c) })
		}()
	}
	wg.Wait()
}
