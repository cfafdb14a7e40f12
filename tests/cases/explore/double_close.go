// expect: panic close of closed channel
// Two goroutines close one channel.
package main

import "sync"

func main() {
	c := make(chan int)
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			select {
			case <-c:
			default:
				close(c)
			}
		}()
	}
	wg.Wait()
}
