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
	for i := 0; i < x; i++ {
		sink = 1
	}
}
