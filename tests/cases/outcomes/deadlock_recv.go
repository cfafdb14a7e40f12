package main

import (
	"fmt"
)

func main() {
	c := make(chan int)
	go func() { fmt.Println("g") }()
	<-c
}
