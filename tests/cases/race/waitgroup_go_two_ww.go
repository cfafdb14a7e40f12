package main

import (
	"sync"
	"time"
)

var x int

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		x = 1
	})
	wg.Go(func() {
		time.Sleep(10 * time.Millisecond)
		x = 2
	})
	wg.Wait()
}
