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
		rw.Lock()
		sink = x
		rw.Unlock()
	}()
	time.Sleep(10 * time.Millisecond)
	rw.RLock()
	x = 1
	rw.RUnlock()
}
