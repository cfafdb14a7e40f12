package main

var a = new([4]int)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		a[1] = 1
		done <- true
	}()
	<-done
	sink = a[1]
}
