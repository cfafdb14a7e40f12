// record: GOMAXPROCS=1
// record: go1.23

// A producer and a consumer on a channel with room for two.
package main

import (
	"fmt"
)

func main() {
	var order []string
	c := make(chan int, 2)
	done := make(chan bool)
	go func() {
		for v := range c {
			order = append(order, fmt.Sprint("r", v))
		}
		close(done)
	}()
	for i := range 8 {
		c <- i
		order = append(order, fmt.Sprint("s", i))
	}
	close(c)
	<-done
	fmt.Println(order)
}
