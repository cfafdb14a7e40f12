package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	var mu sync.Mutex
	done := make(chan bool)
	go func() {
		mu.Lock()
		defer func() {
			mu.Unlock()
			sink = x
			done <- true
		}()
	}()
	time.Sleep(5 * time.Millisecond)
	mu.Lock()
	x = 1
	mu.Unlock()
	<-done
}
