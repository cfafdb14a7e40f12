package main

var x int
var sink int

func main() {
	ch := make(chan int)
	go func() {
		sink = x
		<-ch
	}()
	ch <- 1
	x = 1
}
