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
		m.LoadOrStore(1, 2)
	}()
	time.Sleep(10 * time.Millisecond)
	m.LoadOrStore(1, 3)
	sink = x
}
