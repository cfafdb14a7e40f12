package main

import "time"

var m = map[int]int{1: 1}

func main() {
	go func() {
		m[1] = 2
	}()
	time.Sleep(10 * time.Millisecond)
	m[2] = 2
}
