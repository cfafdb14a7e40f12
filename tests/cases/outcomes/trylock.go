package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	d := make(chan bool, 2)
	for range 2 {
		go func() {
			ok := mu.TryLock()
			if ok {
				mu.Unlock()
			}
			d <- ok
		}()
	}
	fmt.Println(<-d, <-d)
}
