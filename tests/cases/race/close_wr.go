package main

var x int
var sink int

func main() {
	ch := make(chan int)
	go func() {
		x = 1
		close(ch)
	}()
	<-ch
	sink = x
}
