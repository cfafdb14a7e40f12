package main

type T struct{ a, b int }

func (t T) get() int { return t.b }

var t T
var sink int

func main() {
	done := make(chan bool)
	go func() {
		t.a = 1
		done <- true
	}()
	<-done
	sink = t.get()
}
