package main

import (
	"fmt"
)

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		for x := range a {
			b <- x + 1
		}
		close(b)
	}()
	a <- 1
	fmt.Println(<-b)
	close(a)
	_, ok := <-b
	fmt.Println(ok)
}
