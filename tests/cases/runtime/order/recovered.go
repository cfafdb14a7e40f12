// record: GOMAXPROCS=1
// record: go1.23

// Panics in several goroutines, each recovered.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var order []string
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() { order = append(order, fmt.Sprint(i, ":", recover())) }()
			var list []int
			_ = list[i]
		}()
	}
	wg.Wait()
	for _, line := range order {
		fmt.Println(line)
	}
}
