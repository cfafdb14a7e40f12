package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	m := map[int]int{1: 1, 2: 2}
	d := make(chan bool)
	go func() { mu.Lock(); m[3] = 3; mu.Unlock(); d <- true }()
	mu.Lock()
	n := 0
	for range m {
		n++
	}
	mu.Unlock()
	<-d
	fmt.Println(n)
}
