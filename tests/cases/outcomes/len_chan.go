package main

import (
	"fmt"
	"runtime"
)

func main() {
	c := make(chan int, 2)
	go func() { c <- 1; c <- 2 }()
	runtime.Gosched()
	fmt.Println(len(c))
}
