// record: GOMAXPROCS=1
// record: go1.23

// A select with a default that yields.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	polls := 0
	c := make(chan int)
	go func() {
		for range 3 {
			runtime.Gosched()
		}
		c <- 7
	}()
	for {
		select {
		case v := <-c:
			fmt.Println(v, polls)
			return
		default:
			polls++
			runtime.Gosched()
		}
	}
}
