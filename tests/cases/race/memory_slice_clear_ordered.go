package main

var s = make([]int, 4)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		clear(s)
		done <- true
	}()
	<-done
	sink = s[3]
}
