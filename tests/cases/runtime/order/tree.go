// record: GOMAXPROCS=1
// record: go1.23

// Goroutines that start goroutines.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var order []string
	var wg sync.WaitGroup
	var start func(name string, depth int)
	start = func(name string, depth int) {
		defer wg.Done()
		order = append(order, name)
		if depth == 0 {
			return
		}
		for _, child := range "abc" {
			wg.Add(1)
			go start(name+string(child), depth-1)
		}
		order = append(order, name+"!")
	}
	wg.Add(1)
	go start("r", 2)
	wg.Wait()
	fmt.Println(order)
}
