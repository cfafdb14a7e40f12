package main

import "maps"

var m, d = map[int]int{1: 1}, map[int]int{}

func main() {
	done := make(chan bool)
	go func() {
		m[1] = 2
		done <- true
	}()
	<-done
	maps.Copy(d, m)
}
