// expect: clean
// Range over a channel that nobody closes: the fixed twin.
package main

func main() {
	c := make(chan int)
	go func() {
		for range c {
		}
	}()
	c <- 1
	close(c)
}
