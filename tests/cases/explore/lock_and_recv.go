// expect: deadlock
// shape: lock held while waiting
// One waits for the channel with the lock, the other for the lock before sending.
package main

import "sync"

func main() {
	var mu sync.Mutex
	c := make(chan int)
	go func() {
		mu.Lock()
		mu.Unlock()
		c <- 1
	}()
	mu.Lock()
	<-c
	mu.Unlock()
}
