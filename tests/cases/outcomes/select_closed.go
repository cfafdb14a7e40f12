package main

import (
	"fmt"
)

func main() {
	a, b := make(chan int), make(chan int)
	close(a)
	go func() { b <- 2 }()
	select {
	case x, ok := <-a:
		fmt.Println(x, ok)
	case x := <-b:
		fmt.Println(x)
	}
}
