// expect: leak
// shape: missing close
// Range over a channel that nobody closes.
package main

func main() {
	c := make(chan int)
	go func() {
		for range c {
		}
	}()
	c <- 1
}
