// expect: leak
// shape: abandoned send
// A stop and a send meet in a select; the sender is left alone.
package main

func main() {
	work, stop := make(chan int), make(chan bool)
	go func() { work <- 1 }()
	go func() { close(stop) }()
	select {
	case <-work:
	case <-stop:
	}
}
