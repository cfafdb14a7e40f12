package main

import "time"

var s = make([]int, 0, 4)
var sink int

func main() {
	go func() {
		s = append(s, 1)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = len(s)
}
