package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	var s string
	var wg sync.WaitGroup
	for _, n := range []string{"a", "b", "c"} {
		wg.Add(1)
		go func() { defer wg.Done(); mu.Lock(); s += n; mu.Unlock() }()
	}
	wg.Wait()
	fmt.Println(s)
}
