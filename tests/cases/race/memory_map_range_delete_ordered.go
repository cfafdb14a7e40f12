package main

var m = map[int]int{1: 1}
var sink int

func main() {
	done := make(chan bool)
	go func() {
		delete(m, 1)
		done <- true
	}()
	<-done
	for k := range m {
		sink += k
	}
}
