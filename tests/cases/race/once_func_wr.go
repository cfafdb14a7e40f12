package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	init := sync.OnceFunc(func() {
		x = 1
	})
	go init()
	time.Sleep(10 * time.Millisecond)
	sink = x
	init()
}
