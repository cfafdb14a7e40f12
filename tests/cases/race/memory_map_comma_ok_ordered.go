package main

var m = map[string]int{"a": 1}
var sink bool

func main() {
	done := make(chan bool)
	go func() {
		m["b"] = 2
		done <- true
	}()
	<-done
	_, sink = m["a"]
}
