// record: GOMAXPROCS=1
// record: go1.23

// Three goroutines wait for a cancellation.
package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-ctx.Done()
			order = append(order, fmt.Sprint(i, " ", ctx.Err()))
		}()
	}
	runtime.Gosched()
	cancel()
	wg.Wait()
	fmt.Println(order)
}
