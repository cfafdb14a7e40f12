package main

import (
	"fmt"
)

func main() {
	c := make(chan int)
	go func() { close(c); fmt.Println("closed") }()
	<-c
	fmt.Println("woken")
}
