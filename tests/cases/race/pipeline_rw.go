package main

var x int
var sink int

func main() {
	first, second := make(chan int), make(chan int)
	go func() {
		sink = x
		first <- 1
	}()
	go func() {
		second <- <-first
	}()
	<-second
	x = 1
}
