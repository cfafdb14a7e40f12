package main

var x int
var sink int

func main() {
	x = 1
	done := make(chan bool)
	go func() {
		sink = x
		done <- true
	}()
	<-done
}
