package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	var m sync.Map
	go func() {
		x = 1
		m.Store(1, 2)
	}()
	time.Sleep(10 * time.Millisecond)
	m.Store(2, 2)
	sink = x
}
