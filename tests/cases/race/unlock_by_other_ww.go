package main

import "sync"

var x int
var sink int

var mu sync.Mutex

func main() {
	mu.Lock()
	go func() {
		x = 1
		mu.Unlock()
	}()
	mu.Lock()
	x = 2
	mu.Unlock()
}
