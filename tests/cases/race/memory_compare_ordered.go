package main

var x int
var sink bool

func main() {
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
	sink = x == 1
}
