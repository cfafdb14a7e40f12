package main

import "time"

var m map[int]int
var sink, other int

func main() {
	go func() {
		other = m[1]
	}()
	time.Sleep(10 * time.Millisecond)
	sink = len(m)
}
