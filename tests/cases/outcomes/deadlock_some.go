package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	c := make(chan int)
	var f atomic.Bool
	go func() {
		if f.Load() {
			c <- 1
		}
	}()
	f.Store(true)
	<-c
	fmt.Println("ok")
}
