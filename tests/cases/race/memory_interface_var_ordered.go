package main

var i any
var sink any

func main() {
	done := make(chan bool)
	go func() {
		i = 1
		done <- true
	}()
	<-done
	sink = i
}
