package main

var x int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
	if x == 0 {
		sink = 1
	}
}
