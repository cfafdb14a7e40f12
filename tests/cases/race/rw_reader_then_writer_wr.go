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
		x = 1
		rw.RUnlock()
	}()
	time.Sleep(10 * time.Millisecond)
	rw.Lock()
	sink = x
	rw.Unlock()
}
