// record: GOMAXPROCS=1
// record: go1.23

// A token goes round a ring of five.
package main

import (
	"fmt"
)

func main() {
	var order []int
	const n = 5
	links := make([]chan int, n)
	for i := range links {
		links[i] = make(chan int)
	}
	done := make(chan bool)
	for i := range n {
		go func() {
			for token := range links[i] {
				order = append(order, i)
				if token == 0 {
					close(done)
					return
				}
				links[(i+1)%n] <- token - 1
			}
		}()
	}
	links[0] <- 12
	<-done
	fmt.Println(order)
}
