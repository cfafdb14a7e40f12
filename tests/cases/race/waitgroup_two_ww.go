package main

import "sync"

var x int
var sink int

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		x = 1
	}()
	go func() {
		defer wg.Done()
		x = 2
	}()
	wg.Wait()
}
