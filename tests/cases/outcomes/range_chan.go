package main

import (
	"fmt"
)

func main() {
	c := make(chan int)
	go func() {
		for i := range 2 {
			c <- i
		}
		close(c)
	}()
	go func() {
		for x := range c {
			fmt.Println("g", x)
		}
	}()
	for x := range c {
		fmt.Println("m", x)
	}
}
