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
		x = 1
		rw.RUnlock()
	}()
	time.Sleep(10 * time.Millisecond)
	rw.Lock()
	x = 2
	rw.Unlock()
}
