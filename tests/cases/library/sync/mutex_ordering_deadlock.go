// Mutex: two locks in opposite order, all asleep.
package main

import "sync"

func main() {
	var a, b sync.Mutex
	var wg sync.WaitGroup
	ready := make(chan bool)
	wg.Go(func() {
		a.Lock()
		ready <- true
		<-ready
		b.Lock()
	})
	b.Lock()
	<-ready
	ready <- true
	a.Lock()
	wg.Wait()
}
