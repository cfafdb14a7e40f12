package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	d := make(chan int, 2)
	for i := range 2 {
		go func() { mu.Lock(); d <- i; mu.Unlock() }()
	}
	mu.Unlock()
	fmt.Println(<-d, <-d)
}
