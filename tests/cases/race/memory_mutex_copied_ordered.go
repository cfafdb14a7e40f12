package main

import "sync"

var mu sync.Mutex

func main() {
	done := make(chan bool)
	go func() {
		mu = sync.Mutex{}
		done <- true
	}()
	<-done
	mu.Lock()
	mu.Unlock()
}
