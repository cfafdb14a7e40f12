// expect: deadlock
// shape: AB-BA
// Two locks taken in opposite orders.
package main

import "sync"

func main() {
	var a, b sync.Mutex
	done := make(chan bool, 1)
	go func() {
		a.Lock()
		b.Lock()
		b.Unlock()
		a.Unlock()
		done <- true
	}()
	b.Lock()
	a.Lock()
	a.Unlock()
	b.Unlock()
	<-done
}
