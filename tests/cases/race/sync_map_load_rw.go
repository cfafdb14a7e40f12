package main

import (
	"runtime"
	"sync"
)

var x int
var sink int

func main() {
	var m sync.Map
	go func() {
		sink = x
		m.Store(1, 2)
	}()
	for {
		if _, ok := m.Load(1); ok {
			break
		}
		runtime.Gosched()
	}
	x = 1
}
