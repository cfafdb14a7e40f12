package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	d := make(chan bool, 2)
	for range 2 {
		go func() { d <- mu.TryLock() }()
	}
	a, b := <-d, <-d
	fmt.Println(a, b)
}
