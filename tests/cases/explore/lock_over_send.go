// expect: deadlock
// shape: lock held while waiting
// A lock is held over a channel send.
package main

import "sync"

func main() {
	var mu sync.Mutex
	c := make(chan int)
	go func() {
		mu.Lock()
		c <- 1
		mu.Unlock()
	}()
	mu.Lock()
	mu.Unlock()
	<-c
}
