// expect: deadlock
// shape: double lock
// A method that locks calls another that locks.
package main

import "sync"

type account struct {
	mu  sync.Mutex
	sum int
}

func (a *account) get() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.sum
}

func (a *account) add(n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.sum = a.get() + n
}

func main() {
	var a account
	a.add(1)
}
