// record: GOMAXPROCS=1
// record: go1.23

// Each goroutine starts the next before it ends.
package main

import (
	"fmt"
)

func main() {
	var order []int
	done := make(chan bool)
	var next func(i int)
	next = func(i int) {
		order = append(order, i)
		if i == 6 {
			close(done)
			return
		}
		go next(i + 1)
		order = append(order, -i)
	}
	go next(1)
	<-done
	fmt.Println(order)
}
