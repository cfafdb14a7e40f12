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
		sink = x
		rw.RUnlock()
	}()
	time.Sleep(10 * time.Millisecond)
	rw.Lock()
	x = 1
	rw.Unlock()
}
