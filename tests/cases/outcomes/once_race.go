package main

import (
	"fmt"
	"sync"
)

func main() {
	var o sync.Once
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() { defer wg.Done(); o.Do(func() { fmt.Println("first", i) }) }()
	}
	wg.Wait()
}
