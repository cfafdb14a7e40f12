package main

import (
	"fmt"
)

func main() {
	c := make(chan int, 2)
	c <- 1
	c <- 2
	go func() { <-c; <-c }()
	fmt.Println(len(c), cap(c))
}
