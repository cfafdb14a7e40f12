package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var n atomic.Int32
	d := make(chan bool, 2)
	for range 2 {
		go func() { d <- n.CompareAndSwap(0, 1) }()
	}
	fmt.Println(<-d, <-d)
}
