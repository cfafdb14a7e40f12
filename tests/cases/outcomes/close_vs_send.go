package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int, 1)
	go func() { c <- 1 }()
	go func() { close(c) }()
	time.Sleep(time.Millisecond)
	x, ok := <-c
	fmt.Println(x, ok)
}
