package main

var a [2][2]int
var sink [2]int

func main() {
	done := make(chan bool)
	go func() {
		a[1][0] = 1
		done <- true
	}()
	<-done
	sink = a[1]
}
