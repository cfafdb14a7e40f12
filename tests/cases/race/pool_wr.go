package main

import (
	"sync"
	"time"
)

var x int
var sink int

var pool sync.Pool

func main() {
	go func() {
		x = 1
		pool.Put(new(int))
	}()
	time.Sleep(time.Millisecond)
	pool.Get()
	sink = x
}
