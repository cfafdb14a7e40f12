package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var x, y atomic.Int32
	d := make(chan int32, 1)
	go func() { x.Store(1); d <- y.Load() }()
	y.Store(1)
	a := x.Load()
	fmt.Println(a, <-d)
}
