package main

import "time"

var s string
var sink int

func main() {
	go func() {
		s = "abc"
	}()
	time.Sleep(10 * time.Millisecond)
	sink = len(s)
}
