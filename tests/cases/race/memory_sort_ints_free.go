package main

import (
	"slices"
	"time"
)

var s = []int{3, 1, 2}
var sink int

func main() {
	go func() {
		slices.Sort(s)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = s[0]
}
