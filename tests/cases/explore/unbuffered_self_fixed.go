// expect: clean
// Send and receive in one goroutine on an unbuffered channel: the fixed twin.
package main

func main() {
	c := make(chan int, 1)
	c <- 1
	<-c
}
