package main

var x int
var sink int

func main() {
	ch := make(chan int)
	go func() {
		sink = x
		close(ch)
	}()
	<-ch
	x = 1
}
