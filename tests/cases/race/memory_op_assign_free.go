package main

import "time"

var x int
var sink int

func main() {
	go func() {
		x += 2
	}()
	time.Sleep(10 * time.Millisecond)
	sink = x
}
