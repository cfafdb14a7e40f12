// expect: race
// A method with a value receiver locks a copy of the mutex.
package main

import "sync"

type counter struct {
	mu sync.Mutex
	n  *int
}

func (c counter) add() {
	c.mu.Lock()
	*c.n++
	c.mu.Unlock()
}

func main() {
	c := counter{n: new(int)}
	done := make(chan bool)
	go func() {
		c.add()
		done <- true
	}()
	c.add()
	<-done
}
