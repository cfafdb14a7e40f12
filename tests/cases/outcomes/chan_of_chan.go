package main

import (
	"fmt"
)

func main() {
	r := make(chan chan int, 2)
	for i := range 2 {
		go func() { c := make(chan int); r <- c; c <- i }()
	}
	a, b := <-r, <-r
	fmt.Println(<-a, <-b)
}
