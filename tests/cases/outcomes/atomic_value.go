package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var v atomic.Value
	v.Store("a")
	d := make(chan bool)
	go func() { v.Store("b"); d <- true }()
	fmt.Println(v.Load())
	<-d
}
