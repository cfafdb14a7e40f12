package main

import (
	"fmt"
)

func main() {
	q := make(chan bool)
	w := make(chan int)
	go func() { w <- 1; close(q) }()
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
