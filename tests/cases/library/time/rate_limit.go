// time: a rate limiter with bursts.
package main

import (
	"fmt"
	"time"
)

func main() {
	requests := make(chan int, 5)
	for i := range 5 {
		requests <- i + 1
	}
	close(requests)
	start := time.Now()
	limiter := time.Tick(20 * time.Millisecond)
	for r := range requests {
		<-limiter
		fmt.Println("request", r)
	}
	fmt.Println(time.Since(start).Round(100 * time.Millisecond))
}
