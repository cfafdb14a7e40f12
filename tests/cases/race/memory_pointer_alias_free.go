package main

import "time"

var p = new(int)
var q = p
var sink int

func main() {
	go func() {
		*p = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = *q
}
