package main

import (
	"fmt"
)

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 1
	b <- 2
	select {
	case x := <-a:
		fmt.Println(x)
	case x := <-b:
		fmt.Println(x)
	}
}
