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
		sink = x
		pool.Put(new(int))
	}()
	time.Sleep(time.Millisecond)
	pool.Get()
	x = 1
}
