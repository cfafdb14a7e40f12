package main

import (
	"fmt"
)

func main() {
	c := make(chan int)
	go func() { c <- 1 }()
	go func() { close(c) }()
	x, ok := <-c
	fmt.Println(x, ok)
}
