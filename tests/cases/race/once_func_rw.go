package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	init := sync.OnceFunc(func() {
		sink = x
	})
	go init()
	time.Sleep(10 * time.Millisecond)
	x = 1
	init()
}
