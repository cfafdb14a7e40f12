package main

import (
	"maps"
	"time"
)

var m, d = map[int]int{1: 1}, map[int]int{}

func main() {
	go func() {
		m[1] = 2
	}()
	time.Sleep(10 * time.Millisecond)
	maps.Copy(d, m)
}
