package main

var x int
var sink int64

func main() {
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
	sink = int64(x)
}
