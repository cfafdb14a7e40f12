package main

import (
	"fmt"
	"time"
)

func main() {
	d := make(chan string, 2)
	go func() { time.Sleep(0); d <- "a" }()
	go func() { d <- "b" }()
	fmt.Println(<-d, <-d)
}
