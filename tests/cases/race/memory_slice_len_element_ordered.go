package main

var s = make([]int, 4)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		s[0] = 1
		done <- true
	}()
	<-done
	sink = len(s)
}
