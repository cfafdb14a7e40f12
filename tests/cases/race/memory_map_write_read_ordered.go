package main

var m = map[int]int{1: 1}
var sink int

func main() {
	done := make(chan bool)
	go func() {
		m[1] = 2
		done <- true
	}()
	<-done
	sink = m[1]
}
