package main

func main() {
	var a chan
	var b <-int
	var c <-chan <-int
	_ = <-chan<- int(nil)
	_ = <-<-chan int(nil)
}
