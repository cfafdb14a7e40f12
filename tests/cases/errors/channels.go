package main

func main() {
	var in <-chan int
	var out chan<- int
	var both chan int
	in <- 1
	<-out
	both <- "a"
	close(in)
	close(1)
	for range out {
	}
	in = out
	both = in
	select {
	case x := 3:
	}
}
