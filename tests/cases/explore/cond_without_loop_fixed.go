// expect: clean
// A woken waiter does not look again: the fixed twin.
package main

import "sync"

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	queue := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			for queue == 0 {
				cond.Wait()
			}
			if queue == 0 {
				panic("empty queue")
			}
			queue--
		}()
	}
	for range 2 {
		mu.Lock()
		queue++
		cond.Broadcast()
		mu.Unlock()
	}
	wg.Wait()
}
