package main

import "sync"

var x int
var sink int

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() {
			recover()
			x = 1
		}()
		panic("x")
	}()
	wg.Wait()
	sink = x
}
