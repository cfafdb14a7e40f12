// record: GOMAXPROCS=1
// record: go1.23

// Senders blocked on a full buffer.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	c := make(chan int, 2)
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c <- i
			order = append(order, fmt.Sprint("sent", i))
		}()
	}
	runtime.Gosched()
	for range 6 {
		order = append(order, fmt.Sprint("got", <-c))
	}
	wg.Wait()
	fmt.Println(order)
}
