package main

var x int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		func() {
			defer func() { x = 1 }()
		}()
		done <- true
	}()
	<-done
	sink = x
}
