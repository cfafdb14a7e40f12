package main

import (
	"sync"
	"time"
)

var x int

func main() {
	var rw sync.RWMutex
	go func() {
		rw.RLock()
		rw.RUnlock()
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	rw.Lock()
	x = 2
	rw.Unlock()
}
