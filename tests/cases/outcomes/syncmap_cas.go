package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	m.Store("k", 0)
	d := make(chan bool, 2)
	for i := range 2 {
		go func() { d <- m.CompareAndSwap("k", 0, i+1) }()
	}
	a, b := <-d, <-d
	v, _ := m.Load("k")
	fmt.Println(a, b, v)
}
