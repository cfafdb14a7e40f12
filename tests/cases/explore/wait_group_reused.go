// expect: panic sync: WaitGroup is reused before previous Wait has returned
// The worker begins the next round while main has been woken but has not yet returned from the first Wait.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	again := make(chan bool, 1)
	wg.Add(1)
	go func() {
		wg.Done()
		wg.Add(1)
		again <- true
		wg.Done()
	}()
	wg.Wait()
	<-again
	wg.Wait()
}
