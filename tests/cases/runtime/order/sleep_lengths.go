// record: GOMAXPROCS=1
// record: go1.23

// Sleeps of different lengths end in their order.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var order []int
	var wg sync.WaitGroup
	for i, d := range []time.Duration{200, 50, 100, 150} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			time.Sleep(d * time.Millisecond)
			order = append(order, i)
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
