package main

var p = new(int)
var q = p
var sink int

func main() {
	done := make(chan bool)
	go func() {
		*p = 1
		done <- true
	}()
	<-done
	sink = *q
}
