package main

import (
	"runtime"
	"sync"
)

var x int
var sink int

var m sync.Map

func main() {
	go func() {
		sink = x
		m.Store("k", 1)
	}()
	for {
		if _, ok := m.Load("k"); ok {
			break
		}
		runtime.Gosched()
	}
	x = 1
}
