package main

var x int
var sink int

func main() {
	sink = x
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
}
