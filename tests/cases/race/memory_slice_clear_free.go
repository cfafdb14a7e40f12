package main

import "time"

var s = make([]int, 4)
var sink int

func main() {
	go func() {
		clear(s)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = s[3]
}
