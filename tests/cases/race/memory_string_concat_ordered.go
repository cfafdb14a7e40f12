package main

var s = "xyz"
var sink string

func main() {
	done := make(chan bool)
	go func() {
		s = "abc"
		done <- true
	}()
	<-done
	sink = s + "d"
}
