package main

import "time"

var m = map[int]int{1: 1}
var sink int

func main() {
	go func() {
		clear(m)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = m[1]
}
