package main

import "time"

var m = map[int]int{}
var sink int

func main() {
	go func() {
		m = nil
	}()
	time.Sleep(10 * time.Millisecond)
	sink = m[1]
}
