// record: GOMAXPROCS=1
// record: go1.23

// Five goroutines that sleep equally long.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var order []int
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			order = append(order, i)
			time.Sleep(5 * time.Millisecond)
			order = append(order, 10+i)
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
