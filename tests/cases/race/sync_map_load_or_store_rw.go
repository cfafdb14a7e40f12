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
		sink = x
		m.LoadOrStore(1, 2)
	}()
	time.Sleep(10 * time.Millisecond)
	m.LoadOrStore(1, 3)
	x = 1
}
