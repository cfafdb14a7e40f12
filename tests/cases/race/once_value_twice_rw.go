package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	get := sync.OnceValue(func() int {
		sink = x
		return 1
	})
	go get()
	time.Sleep(10 * time.Millisecond)
	get()
	x = 1
}
