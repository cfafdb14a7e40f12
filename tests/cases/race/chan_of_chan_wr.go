package main

var x int
var sink int

func main() {
	reply := make(chan chan int)
	go func() {
		c := <-reply
		x = 1
		c <- 1
	}()
	c := make(chan int)
	reply <- c
	<-c
	sink = x
}
