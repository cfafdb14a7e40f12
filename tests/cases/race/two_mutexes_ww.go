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
		x = 1
		mu.Unlock()
	}()
	other.Lock()
	x = 2
	other.Unlock()
	time.Sleep(time.Millisecond)
}
