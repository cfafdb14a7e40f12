package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	go func() { mu.Lock(); defer mu.Unlock(); panic("g") }()
	mu.Lock()
	fmt.Println("m")
	mu.Unlock()
}
