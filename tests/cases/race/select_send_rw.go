package main

var x int
var sink int

func main() {
	ch, never := make(chan int), make(chan int)
	go func() {
		sink = x
		select {
		case ch <- 1:
		case never <- 1:
		}
	}()
	<-ch
	x = 1
}
