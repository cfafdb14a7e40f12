package main

var m = map[int]int{1: 1}
var sink int

func main() {
	done := make(chan bool)
	go func() {
		clear(m)
		done <- true
	}()
	<-done
	sink = m[1]
}
