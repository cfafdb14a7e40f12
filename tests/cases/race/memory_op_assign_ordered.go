package main

var x int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		x += 2
		done <- true
	}()
	<-done
	sink = x
}
