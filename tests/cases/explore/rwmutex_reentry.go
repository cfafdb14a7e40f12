// expect: deadlock
// shape: reader re-entry behind a pending writer
// A reader takes the read lock again behind a waiting writer.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	done := make(chan bool)
	go func() {
		mu.Lock()
		mu.Unlock()
		close(done)
	}()
	mu.RLock()
	mu.RLock()
	mu.RUnlock()
	mu.RUnlock()
	<-done
}
