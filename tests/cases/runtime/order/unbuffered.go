// record: go1.23
// record: GOMAXPROCS=1

package main

import (
	"fmt"
)

func main() {
	c := make(chan int)
	done := make(chan bool)
	go func() {
		for v := range c {
			fmt.Print("r", v, " ")
		}
		close(done)
	}()
	for i := range 6 {
		c <- i
		fmt.Print("s", i, " ")
	}
	close(c)
	<-done
	fmt.Println()
}
