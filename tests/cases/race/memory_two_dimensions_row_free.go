package main

import "time"

var a [2][2]int
var sink [2]int

func main() {
	go func() {
		a[1][0] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = a[1]
}
