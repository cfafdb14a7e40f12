package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		sink = x
	})
	time.Sleep(10 * time.Millisecond)
	x = 1
	wg.Wait()
}
