package main

import "time"

var s = "xyz"
var sink byte

func main() {
	go func() {
		s = "abc"
	}()
	time.Sleep(10 * time.Millisecond)
	sink = s[1]
}
