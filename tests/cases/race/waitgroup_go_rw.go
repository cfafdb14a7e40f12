package main

import "sync"

var x int
var sink int

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		sink = x
	})
	wg.Wait()
	x = 1
}
