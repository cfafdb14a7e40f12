package main

import "time"

var x int
var sink int

func main() {
	go func() {
		sink = x
	}()
	go func() {
		x = 1
	}()
	time.Sleep(time.Millisecond)
}
