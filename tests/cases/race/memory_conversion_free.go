package main

import "time"

var x int
var sink int64

func main() {
	go func() {
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = int64(x)
}
