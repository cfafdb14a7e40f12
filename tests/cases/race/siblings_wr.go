package main

import "time"

var x int
var sink int

func main() {
	go func() {
		x = 1
	}()
	go func() {
		sink = x
	}()
	time.Sleep(time.Millisecond)
}
