package main

var x int
var sink int

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		x = 1
		select {
		case a <- 1:
		case b <- 1:
		}
	}()
	<-b
	sink = x
}
