package main

import (
	"fmt"
)

func main() {
	c := make(chan int)
	for i := range 3 {
		go func() { c <- i }()
	}
	fmt.Println(<-c, <-c, <-c)
}
