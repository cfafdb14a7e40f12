package main

import (
	"fmt"
)

func main() {
	q := make(chan bool)
	w := make(chan int, 2)
	go func() { w <- 1; w <- 2; close(q) }()
	n := 0
	for {
		select {
		case <-w:
			n++
			continue
		case <-q:
		}
		break
	}
	fmt.Println(n)
}
