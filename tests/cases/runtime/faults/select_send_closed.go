// record: go1.23

package main

func main() {
	c := make(chan int)
	close(c)
	select {
	case c <- 1:
	default:
	}
}
