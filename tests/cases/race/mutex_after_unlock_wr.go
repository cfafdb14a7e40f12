package main

import (
	"sync"
	"time"
)

var x int
var sink int

var mu sync.Mutex

func main() {
	go func() {
		mu.Lock()
		mu.Unlock()
		x = 1
	}()
	time.Sleep(time.Millisecond)
	mu.Lock()
	sink = x
	mu.Unlock()
}
