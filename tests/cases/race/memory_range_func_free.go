package main

import "time"

var x int
var sink int

func seq(yield func(int) bool) { yield(x) }

func main() {
	go func() {
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	for v := range seq {
		sink = v
	}
}
