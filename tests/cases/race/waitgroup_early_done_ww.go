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
	x = 2
	time.Sleep(time.Millisecond)
}
