package main

var p = new(int)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		p = new(int)
		done <- true
	}()
	<-done
	sink = *p
}
