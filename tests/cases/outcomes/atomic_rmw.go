package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var n atomic.Int32
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() { defer wg.Done(); x := n.Load(); n.Store(x + 1) }()
	}
	wg.Wait()
	fmt.Println(n.Load())
}
