// record: GOMAXPROCS=1
// record: go1.23

// Two goroutines hand a value to and fro.
package main

import (
	"fmt"
)

func main() {
	var order []string
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			order = append(order, fmt.Sprint("pong", v))
			pong <- v + 1
		}
		close(pong)
	}()
	v := 0
	for range 4 {
		order = append(order, fmt.Sprint("ping", v))
		ping <- v
		v = <-pong
	}
	close(ping)
	_, ok := <-pong
	fmt.Println(order, ok)
}
