package main

import (
	"fmt"
)

func main() {
	a := make(chan int)
	d := make(chan string, 2)
	go func() {
		select {
		case a <- 1:
			d <- "S"
		default:
			d <- "s"
		}
	}()
	go func() {
		select {
		case <-a:
			d <- "R"
		default:
			d <- "r"
		}
	}()
	fmt.Println(<-d, <-d)
}
