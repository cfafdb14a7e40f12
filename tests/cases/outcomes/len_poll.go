package main

import (
	"fmt"
	"runtime"
)

func main() {
	c := make(chan int, 3)
	go func() {
		for i := range 3 {
			c <- i
		}
	}()
	for len(c) < 2 {
		runtime.Gosched()
	}
	fmt.Println(len(c))
}
