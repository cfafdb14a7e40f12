package main

import (
	"fmt"
)

func main() {
	a, b := make(chan int), make(chan int)
	go func() { a <- 1 }()
	go func() { b <- 2 }()
	for range 2 {
		select {
		case x := <-a:
			fmt.Println(x)
		case x := <-b:
			fmt.Println(x)
		}
	}
}
