package main

var x int
var sink int

func main() {
	ch := make(chan int, 1)
	go func() {
		x = 1
		ch <- 1
	}()
	<-ch
	x = 2
}
