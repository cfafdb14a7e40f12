package main

import (
	"sync"
	"time"
)

var x int
var wg sync.WaitGroup

func start(v int) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		x += v
	}()
}

func adder(v int) func() {
	return func() { x += v }
}

func main() {
	add := adder(2)
	start(1)
	time.Sleep(10 * time.Millisecond)
	add()
	wg.Wait()
}
