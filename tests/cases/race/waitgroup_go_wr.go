package main

import "sync"

var x int
var sink int

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		x = 1
	})
	wg.Wait()
	sink = x
}
