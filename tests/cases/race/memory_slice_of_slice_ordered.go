package main

var s = make([]int, 4)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		s[3] = 1
		done <- true
	}()
	<-done
	sink = s[2:][1]
}
