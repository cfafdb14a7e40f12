package main

var s string
var sink int

func main() {
	done := make(chan bool)
	go func() {
		s = "abc"
		done <- true
	}()
	<-done
	sink = len(s)
}
