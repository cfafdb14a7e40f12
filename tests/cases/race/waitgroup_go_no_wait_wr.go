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
		x = 1
	})
	time.Sleep(10 * time.Millisecond)
	sink = x
	wg.Wait()
}
