package main

var f float64
var sink float64

func main() {
	done := make(chan bool)
	go func() {
		f = 1.5
		done <- true
	}()
	<-done
	sink = f
}
