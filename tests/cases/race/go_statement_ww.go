package main

var x int
var sink int

func main() {
	x = 1
	done := make(chan bool)
	go func() {
		x = 2
		done <- true
	}()
	<-done
}
