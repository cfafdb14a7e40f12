package main

var m = map[int]int{}
var sink int

func main() {
	done := make(chan bool)
	go func() {
		m = nil
		done <- true
	}()
	<-done
	sink = m[1]
}
