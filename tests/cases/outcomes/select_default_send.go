package main

import (
	"fmt"
)

func main() {
	a := make(chan int)
	go func() { fmt.Println(<-a) }()
	select {
	case a <- 1:
		fmt.Println("sent")
	default:
		fmt.Println("default")
	}
}
