package main

var x, y int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		x, y = y, x
		done <- true
	}()
	<-done
	sink = y
}
