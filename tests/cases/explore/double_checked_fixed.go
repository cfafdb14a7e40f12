// expect: clean
// Double-checked initialisation with a plain flag: the fixed twin.
package main

import "sync"

var (
	mu    sync.Mutex
	ready bool
	value int
)

func get() int {
	mu.Lock()
	defer mu.Unlock()
	if !ready {
		value = 7
		ready = true
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
