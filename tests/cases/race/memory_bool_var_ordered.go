package main

var b bool
var sink bool

func main() {
	done := make(chan bool)
	go func() {
		b = true
		done <- true
	}()
	<-done
	sink = b
}
