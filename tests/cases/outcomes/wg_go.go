package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var n atomic.Int32
	for range 3 {
		wg.Go(func() { fmt.Println(n.Add(1)) })
	}
	wg.Wait()
}
