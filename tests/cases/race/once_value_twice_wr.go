package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	get := sync.OnceValue(func() int {
		x = 1
		return 1
	})
	go get()
	time.Sleep(10 * time.Millisecond)
	get()
	sink = x
}
