package main

import (
	"fmt"
	"sync"
)

func main() {
	n := 0
	f := sync.OnceValue(func() int { n++; return n })
	d := make(chan int, 2)
	for range 2 {
		go func() { d <- f() }()
	}
	fmt.Println(<-d, <-d)
}
