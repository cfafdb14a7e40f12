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
			sink = x
		}()
		runtime.Goexit()
	}()
	wg.Wait()
	x = 1
}
