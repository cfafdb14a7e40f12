// record: GOMAXPROCS=1
// record: go1.23

// Blocked senders are served in the order of their coming.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	c := make(chan int)
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c <- i
			order = append(order, fmt.Sprint("sent", i))
		}()
	}
	runtime.Gosched()
	for range 5 {
		order = append(order, fmt.Sprint("got", <-c))
	}
	wg.Wait()
	fmt.Println(order)
}
