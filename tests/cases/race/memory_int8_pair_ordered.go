package main

var p struct{ a, b int8 }
var sink int8

func main() {
	done := make(chan bool)
	go func() {
		p.a = 1
		done <- true
	}()
	<-done
	sink = p.b
}
