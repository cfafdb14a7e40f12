// expect: deadlock
// shape: abandoned send
// Send and receive in one goroutine on an unbuffered channel.
package main

func main() {
	c := make(chan int)
	c <- 1
	<-c
}
