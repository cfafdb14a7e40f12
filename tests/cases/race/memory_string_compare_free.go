package main

import "time"

var s = "xyz"
var sink bool

func main() {
	go func() {
		s = "abc"
	}()
	time.Sleep(10 * time.Millisecond)
	sink = s == "abd"
}
