// expect: clean
// Unlock by two: the fixed twin.
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
	<-done
}
