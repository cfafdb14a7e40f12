// expect: clean
// A lock is held over a channel send: the fixed twin.
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
	mu.Unlock()
	<-c
}
