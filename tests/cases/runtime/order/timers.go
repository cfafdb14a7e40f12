// record: GOMAXPROCS=1
// record: go1.23

// Timers of different lengths fire in their order.
package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan string)
	for i, d := range []time.Duration{120, 40, 80} {
		time.AfterFunc(d*time.Millisecond, func() { c <- fmt.Sprint(i) })
	}
	var order []string
	for range 3 {
		order = append(order, <-c)
	}
	fmt.Println(order)
}
