// expect: deadlock
// shape: abandoned send
// Two goroutines each send before they receive.
package main

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		a <- 1
		<-b
	}()
	b <- 1
	<-a
}
