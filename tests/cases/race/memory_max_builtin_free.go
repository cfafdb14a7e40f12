package main

import "time"

var x, y int
var sink int

func main() {
	go func() {
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = max(x, y)
}
