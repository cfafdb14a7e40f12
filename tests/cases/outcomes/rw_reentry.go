package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.RWMutex
	d := make(chan bool)
	go func() { mu.RLock(); mu.RLock(); mu.RUnlock(); mu.RUnlock(); d <- true }()
	mu.Lock()
	mu.Unlock()
	<-d
	fmt.Println("ok")
}
