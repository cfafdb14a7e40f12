// record: GOMAXPROCS=1
// record: go1.23

// A select of which one case at a time is ready.
package main

import (
	"fmt"
)

func main() {
	var order []string
	a, b, stop := make(chan int), make(chan int), make(chan bool)
	go func() {
		for i := range 4 {
			if i%2 == 0 {
				a <- i
			} else {
				b <- i
			}
		}
		close(stop)
	}()
	for running := true; running; {
		select {
		case v := <-a:
			order = append(order, fmt.Sprint("a", v))
		case v := <-b:
			order = append(order, fmt.Sprint("b", v))
		case <-stop:
			running = false
		}
	}
	fmt.Println(order)
}
