// record: GOMAXPROCS=1
// record: go1.23

// The number of goroutines as they come and go.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var counts []int
	count := func() { counts = append(counts, runtime.NumGoroutine()) }
	count()
	block := make(chan bool)
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-block
		}()
	}
	count()
	runtime.Gosched()
	count()
	close(block)
	wg.Wait()
	runtime.Gosched()
	count()
	fmt.Println(counts)
}
