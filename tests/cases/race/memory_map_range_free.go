package main

import "time"

var m = map[int]int{1: 1}
var sink int

func main() {
	go func() {
		m[1] = 2
	}()
	time.Sleep(10 * time.Millisecond)
	for k := range m {
		sink += k
	}
}
