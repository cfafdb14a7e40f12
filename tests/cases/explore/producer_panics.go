// expect: deadlock
// A panic with the lock held and recovered leaves it locked.
package main

import "sync"

func main() {
	var mu sync.Mutex
	work := func() {
		defer func() { recover() }()
		mu.Lock()
		panic("no")
	}
	work()
	mu.Lock()
	mu.Unlock()
}
