package main

var c = make(chan int, 2)

func main() {
	done := make(chan bool)
	go func() {
		close(c)
		done <- true
	}()
	<-done
	func() {
		defer func() { recover() }()
		c <- 1
	}()
}
