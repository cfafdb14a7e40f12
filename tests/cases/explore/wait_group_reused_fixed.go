// expect: clean
// Each round has a WaitGroup of its own.
package main

import "sync"

func main() {
	var first, second sync.WaitGroup
	again := make(chan bool, 1)
	first.Add(1)
	second.Add(1)
	go func() {
		first.Done()
		again <- true
		second.Done()
	}()
	first.Wait()
	<-again
	second.Wait()
}
