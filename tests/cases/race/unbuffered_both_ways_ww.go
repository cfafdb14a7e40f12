package main

var x int

func main() {
	c := make(chan int)
	go func() {
		x = 1
		<-c
	}()
	c <- 1
	x = 2
}
