package main

import "time"

var a [4]int
var sink int

func main() {
	go func() {
		a[2] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = a[3]
}
