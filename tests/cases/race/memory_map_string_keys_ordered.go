package main

var m = map[string]string{"a": "b"}
var sink string

func main() {
	done := make(chan bool)
	go func() {
		m["b"] = "c"
		done <- true
	}()
	<-done
	sink = m["a"]
}
