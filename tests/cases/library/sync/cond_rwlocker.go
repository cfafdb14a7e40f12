// Cond: on an RWMutex's write side.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var rw sync.RWMutex
	cond := sync.NewCond(&rw)
	n := 0
	done := make(chan bool)
	go func() {
		cond.L.Lock()
		for n < 3 {
			cond.Wait()
		}
		cond.L.Unlock()
		close(done)
	}()
	for range 3 {
		rw.Lock()
		n++
		rw.Unlock()
		cond.Signal()
	}
	<-done
	fmt.Println(n)
}
