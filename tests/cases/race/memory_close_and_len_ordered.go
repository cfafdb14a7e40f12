package main

var c = make(chan int, 2)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		close(c)
		done <- true
	}()
	<-done
	sink = len(c)
}
