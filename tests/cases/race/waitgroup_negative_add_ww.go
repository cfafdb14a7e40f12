package main

import "sync"

var x int
var sink int

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		x = 1
		wg.Add(-1)
	}()
	wg.Wait()
	x = 2
}
