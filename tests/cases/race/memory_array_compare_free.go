package main

import "time"

var a, b [3]int
var sink bool

func main() {
	go func() {
		a[2] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = a == b
}
