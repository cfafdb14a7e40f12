package main

import (
	"sync"
	"time"
)

var x int

func main() {
	var mu sync.Mutex
	done := make(chan bool)
	go func() {
		mu.Lock()
		defer func() {
			mu.Unlock()
			x = 1
			done <- true
		}()
	}()
	time.Sleep(5 * time.Millisecond)
	mu.Lock()
	x = 2
	mu.Unlock()
	<-done
}
