package main

import "sync"

var mu sync.RWMutex

func main() {
	done := make(chan bool)
	go func() {
		mu = sync.RWMutex{}
		done <- true
	}()
	<-done
	mu.Lock()
	mu.Unlock()
}
