package main

import "time"

var s, d = make([]int, 4), make([]int, 4)

func main() {
	go func() {
		s[1] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	copy(d, s)
}
