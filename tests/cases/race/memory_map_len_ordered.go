package main

var m = map[int]int{1: 1}
var sink int

func main() {
	done := make(chan bool)
	go func() {
		m[2] = 2
		done <- true
	}()
	<-done
	sink = len(m)
}
