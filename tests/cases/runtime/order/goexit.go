// record: GOMAXPROCS=1
// record: go1.23

// Goexit runs the deferred calls, newest first.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() { order = append(order, fmt.Sprint(i, " last")) }()
			defer func() { order = append(order, fmt.Sprint(i, " first")) }()
			if i == 1 {
				runtime.Goexit()
			}
			order = append(order, fmt.Sprint(i, " body"))
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
