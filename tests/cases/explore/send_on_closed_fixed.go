// expect: clean
// The channel is closed while a sender is at work: the fixed twin.
package main

func main() {
	c := make(chan int, 1)
	done := make(chan bool)
	go func() {
		c <- 1
		close(done)
	}()
	<-done
	close(c)
}
