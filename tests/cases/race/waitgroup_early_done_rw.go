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
		sink = x
	}()
	wg.Wait()
	x = 1
	time.Sleep(time.Millisecond)
}
