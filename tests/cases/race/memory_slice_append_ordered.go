package main

var s = make([]int, 0, 4)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		s = append(s, 1)
		done <- true
	}()
	<-done
	sink = len(s)
}
