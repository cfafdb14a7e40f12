package main

var x int
var sink int

func main() {
	ch, never := make(chan int), make(chan int)
	go func() {
		x = 1
		ch <- 1
	}()
	select {
	case <-ch:
	case <-never:
	}
	x = 2
}
