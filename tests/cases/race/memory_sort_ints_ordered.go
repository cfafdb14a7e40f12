package main

import "slices"

var s = []int{3, 1, 2}
var sink int

func main() {
	done := make(chan bool)
	go func() {
		slices.Sort(s)
		done <- true
	}()
	<-done
	sink = s[0]
}
