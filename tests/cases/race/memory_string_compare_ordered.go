package main

var s = "xyz"
var sink bool

func main() {
	done := make(chan bool)
	go func() {
		s = "abc"
		done <- true
	}()
	<-done
	sink = s == "abd"
}
