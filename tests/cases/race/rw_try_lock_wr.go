package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	var rw sync.RWMutex
	go func() {
		if rw.TryLock() {
			x = 1
			rw.Unlock()
		}
	}()
	time.Sleep(10 * time.Millisecond)
	rw.RLock()
	sink = x
	rw.RUnlock()
}
