// record: GOMAXPROCS=1
// record: go1.23

// Three stages joined by unbuffered channels.
package main

import (
	"fmt"
)

func main() {
	var order []string
	note := func(stage string, v int) { order = append(order, fmt.Sprint(stage, v)) }
	a, b := make(chan int), make(chan int)
	go func() {
		for i := range 5 {
			note("a", i)
			a <- i
		}
		close(a)
	}()
	go func() {
		for v := range a {
			note("b", v)
			b <- v * v
		}
		close(b)
	}()
	for v := range b {
		note("c", v)
	}
	fmt.Println(order)
}
