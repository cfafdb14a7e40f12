package main

var x int
var sink int

func main() {
	c := make(chan int, 2)
	go func() {
		c <- 1
		c <- 2
		sink = x
		c <- 3
	}()
	<-c
	<-c
	<-c
	x = 1
}
