package main

import (
	"fmt"
)

func main() {
	c := make(chan int, 1)
	d := make(chan bool)
	go func() {
		for x := range c {
			fmt.Println("got", x)
		}
		close(d)
	}()
	for i := range 2 {
		fmt.Println("put", i)
		c <- i
	}
	close(c)
	<-d
}
