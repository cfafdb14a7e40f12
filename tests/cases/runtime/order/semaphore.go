// record: GOMAXPROCS=1
// record: go1.23

// A channel with room for two as a semaphore.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	sem := make(chan bool, 2)
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem <- true
			order = append(order, fmt.Sprint(i, "+"))
			runtime.Gosched()
			order = append(order, fmt.Sprint(i, "-"))
			<-sem
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
