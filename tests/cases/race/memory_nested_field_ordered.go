package main

type In struct{ a, b int }
type T struct{ in In }
var t T
var sink In

func main() {
	done := make(chan bool)
	go func() {
		t.in.b = 1
		done <- true
	}()
	<-done
	sink = t.in
}
