package main

import (
	"fmt"
)

func main() {
	var n chan int
	c := make(chan int, 1)
	c <- 1
	select {
	case <-n:
		fmt.Println("n")
	case <-c:
		fmt.Println("c")
	}
}
