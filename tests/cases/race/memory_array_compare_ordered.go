package main

var a, b [3]int
var sink bool

func main() {
	done := make(chan bool)
	go func() {
		a[2] = 1
		done <- true
	}()
	<-done
	sink = a == b
}
