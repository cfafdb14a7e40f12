package main

var c complex128
var sink float64

func main() {
	done := make(chan bool)
	go func() {
		c = 1i
		done <- true
	}()
	<-done
	sink = real(c)
}
