package main

var x int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() {
			sink = x
		}()
	}()
	<-done
	x = 1
}
