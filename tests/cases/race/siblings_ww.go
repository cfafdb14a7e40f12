package main

import "time"

var x int
var sink int

func main() {
	go func() {
		x = 1
	}()
	go func() {
		x = 2
	}()
	time.Sleep(time.Millisecond)
}
