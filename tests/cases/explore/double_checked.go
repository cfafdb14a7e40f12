// expect: race
// Double-checked initialisation with a plain flag.
package main

import "sync"

var (
	mu    sync.Mutex
	ready bool
	value int
)

func get() int {
	if !ready {
		mu.Lock()
		if !ready {
			value = 7
			ready = true
		}
		mu.Unlock()
	}
	return value
}

func main() {
	done := make(chan bool)
	go func() {
		get()
		close(done)
	}()
	get()
	<-done
}
