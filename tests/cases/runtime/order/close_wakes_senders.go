// record: GOMAXPROCS=1
// record: go1.23

// Senders that are blocked when the channel is closed panic, the last woken first.
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
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() { order = append(order, fmt.Sprint(i, " ", recover())) }()
			c <- i
		}()
	}
	runtime.Gosched()
	close(c)
	wg.Wait()
	for _, line := range order {
		fmt.Println(line)
	}
}
