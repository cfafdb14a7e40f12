package main

var x int
var sink int

func main() {
	first, second := make(chan int), make(chan int)
	go func() {
		x = 1
		first <- 1
	}()
	go func() {
		second <- <-first
	}()
	<-second
	sink = x
}
