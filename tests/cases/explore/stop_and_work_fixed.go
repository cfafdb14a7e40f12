// expect: clean
// A stop and a send meet in a select; the sender is left alone: the fixed twin.
package main

func main() {
	work, stop := make(chan int), make(chan bool)
	go func() {
		select {
		case work <- 1:
		case <-stop:
		}
	}()
	go func() { close(stop) }()
	select {
	case <-work:
	case <-stop:
	}
}
