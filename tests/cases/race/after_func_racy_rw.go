package main

import "time"

var x int
var sink int

func main() {
	time.AfterFunc(5*time.Millisecond, func() {
		sink = x
	})
	time.Sleep(10 * time.Millisecond)
	x = 1
}
