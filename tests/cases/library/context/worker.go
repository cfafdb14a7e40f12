// context: workers stop when told.
package main

import (
	"context"
	"fmt"
	"sync"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	jobs := make(chan int)
	results := make(chan int)
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for {
				select {
				case j := <-jobs:
					results <- j * j
				case <-ctx.Done():
					return
				}
			}
		})
	}
	sum := 0
	for i := range 6 {
		jobs <- i
		sum += <-results
	}
	cancel()
	wg.Wait()
	fmt.Println(sum, ctx.Err())
}
