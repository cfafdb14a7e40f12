package main

import (
	"sync"
	"time"
)

var x int
var sink int

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		wg.Done()
		x = 1
	}()
	wg.Wait()
	sink = x
	time.Sleep(time.Millisecond)
}
