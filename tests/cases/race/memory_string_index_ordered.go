package main

var s = "xyz"
var sink byte

func main() {
	done := make(chan bool)
	go func() {
		s = "abc"
		done <- true
	}()
	<-done
	sink = s[1]
}
