package main

import (
	"sync"
	"time"
)

var x int
var sink int

var mu sync.RWMutex

func main() {
	go func() {
		mu.Lock()
		x = 1
		mu.Unlock()
	}()
	time.Sleep(time.Millisecond)
	l := mu.RLocker()
	l.Lock()
	x = 2
	l.Unlock()
}
