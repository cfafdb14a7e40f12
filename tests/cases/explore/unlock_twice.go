// expect: fatal unlock of unlocked mutex
// Unlock by two.
package main

import "sync"

func main() {
	var mu sync.Mutex
	mu.Lock()
	done := make(chan bool)
	go func() {
		mu.Unlock()
		close(done)
	}()
	mu.Unlock()
	<-done
}
