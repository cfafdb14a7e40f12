// expect: clean
// One waits for the channel with the lock, the other for the lock before sending: the fixed twin.
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
	<-c
	mu.Lock()
	mu.Unlock()
}
