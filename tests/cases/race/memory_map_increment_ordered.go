package main

var m = map[string]int{"a": 1}
var sink int

func main() {
	done := make(chan bool)
	go func() {
		m["a"]++
		done <- true
	}()
	<-done
	sink = m["a"]
}
