package main

var m map[int]int
var sink, other int

func main() {
	done := make(chan bool)
	go func() {
		other = m[1]
		done <- true
	}()
	<-done
	sink = len(m)
}
