package main

import (
	"runtime"
	"sync"
)

var x int
var sink int

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() {
			x = 1
		}()
		runtime.Goexit()
	}()
	wg.Wait()
	x = 2
}
