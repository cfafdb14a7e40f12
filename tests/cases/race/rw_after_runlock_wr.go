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
		rw.RLock()
		rw.RUnlock()
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	rw.Lock()
	sink = x
	rw.Unlock()
}
