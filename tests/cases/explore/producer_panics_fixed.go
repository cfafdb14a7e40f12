// expect: clean
// A panic with the lock held and recovered leaves it locked: the fixed twin.
package main

import "sync"

func main() {
	var mu sync.Mutex
	work := func() {
		defer func() { recover() }()
		mu.Lock()
		defer mu.Unlock()
		panic("no")
	}
	work()
	mu.Lock()
	mu.Unlock()
}
