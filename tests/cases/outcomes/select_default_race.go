package main

import (
	"fmt"
)

func main() {
	a := make(chan int)
	go func() { a <- 1 }()
	select {
	case x := <-a:
		fmt.Println(x)
	default:
		fmt.Println("default")
	}
}
