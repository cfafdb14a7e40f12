package main

import "time"

var x, y int
var sink int

func main() {
	go func() {
		x, y = y, x
	}()
	time.Sleep(10 * time.Millisecond)
	sink = y
}
