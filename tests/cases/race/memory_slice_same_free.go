package main

import "time"

var s = make([]int, 4)
var sink int

func main() {
	go func() {
		s[2] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = s[2]
}
