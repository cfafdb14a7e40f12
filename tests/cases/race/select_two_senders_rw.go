package main

var x int
var sink int

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		sink = x
		select {
		case a <- 1:
		case b <- 1:
		}
	}()
	<-b
	x = 1
}
