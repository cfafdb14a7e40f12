// expect: panic send on closed channel
// The channel is closed while a sender is at work.
package main

func main() {
	c := make(chan int, 1)
	done := make(chan bool)
	go func() {
		c <- 1
		close(done)
	}()
	close(c)
	<-done
}
