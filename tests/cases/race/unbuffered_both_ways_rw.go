package main

var x int
var sink int

func main() {
	c := make(chan int)
	go func() {
		sink = x
		<-c
	}()
	c <- 1
	x = 1
}
