package main

var x, y int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
	sink = max(x, y)
}
