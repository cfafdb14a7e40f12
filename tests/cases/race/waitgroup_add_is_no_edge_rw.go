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
		sink = x
		wg.Add(1)
		time.Sleep(10 * time.Millisecond)
		wg.Add(-1)
	}()
	time.Sleep(5 * time.Millisecond)
	go func() {
		wg.Done()
	}()
	wg.Wait()
	x = 1
}
