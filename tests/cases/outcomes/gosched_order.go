package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go func() { defer wg.Done(); fmt.Println(i); runtime.Gosched(); fmt.Println(i) }()
	}
	wg.Wait()
}
