package main

var x int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() {
			x = 1
		}()
	}()
	<-done
	sink = x
}
