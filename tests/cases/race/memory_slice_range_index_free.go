package main

import "time"

var s = make([]int, 4)
var sink int

func main() {
	go func() {
		s[3] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	for i := range s {
		sink += i
	}
}
