// record: GOMAXPROCS=1
// record: go1.23

// A case is switched off by a nil channel.
package main

import (
	"fmt"
)

func main() {
	var order []string
	a, b := make(chan int), make(chan int)
	go func() {
		for i := range 3 {
			a <- i
		}
		close(a)
	}()
	go func() {
		for i := range 2 {
			b <- 10 + i
		}
		close(b)
	}()
	for v := range a {
		order = append(order, fmt.Sprint("a", v))
	}
	a = nil
	for open := true; open; {
		select {
		case v := <-a:
			order = append(order, fmt.Sprint("never", v))
		case v, ok := <-b:
			if open = ok; ok {
				order = append(order, fmt.Sprint("b", v))
			}
		}
	}
	fmt.Println(order)
}
