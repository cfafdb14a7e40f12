// expect: deadlock
// shape: lost signal
// Signal comes before Wait and is lost.
package main

import "sync"

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	go func() {
		cond.Signal()
	}()
	mu.Lock()
	cond.Wait()
	mu.Unlock()
}
