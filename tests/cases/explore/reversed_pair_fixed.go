// expect: clean
// Two goroutines each send before they receive: the fixed twin.
package main

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		a <- 1
		<-b
	}()
	<-a
	b <- 1
}
