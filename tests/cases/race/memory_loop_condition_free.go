package main

import "time"

var x int
var sink int

func main() {
	go func() {
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	for i := 0; i < x; i++ {
		sink = 1
	}
}
