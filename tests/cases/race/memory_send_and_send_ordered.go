package main

var c = make(chan int, 2)

func main() {
	done := make(chan bool)
	go func() {
		c <- 1
		done <- true
	}()
	<-done
	c <- 2
}
