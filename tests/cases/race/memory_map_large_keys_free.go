package main

import "time"

type K [20]int
var m = map[K]int{{1}: 1}
var sink int

func main() {
	go func() {
		m[K{2}] = 2
	}()
	time.Sleep(10 * time.Millisecond)
	sink = m[K{1}]
}
