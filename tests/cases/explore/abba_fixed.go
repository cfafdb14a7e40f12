// expect: clean
// Two locks taken in opposite orders: the fixed twin.
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
	a.Lock()
	b.Lock()
	b.Unlock()
	a.Unlock()
	<-done
}
