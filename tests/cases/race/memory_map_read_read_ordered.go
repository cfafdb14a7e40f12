package main

var m = map[int]int{1: 1}
var sink, other int

func main() {
	done := make(chan bool)
	go func() {
		other = m[1]
		done <- true
	}()
	<-done
	sink = m[1]
}
