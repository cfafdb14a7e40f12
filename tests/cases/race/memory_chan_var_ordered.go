package main

var c chan int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		c = make(chan int)
		done <- true
	}()
	<-done
	sink = cap(c)
}
