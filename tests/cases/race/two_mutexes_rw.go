package main

import (
	"sync"
	"time"
)

var x int
var sink int

var mu, other sync.Mutex

func main() {
	go func() {
		mu.Lock()
		sink = x
		mu.Unlock()
	}()
	other.Lock()
	x = 1
	other.Unlock()
	time.Sleep(time.Millisecond)
}
