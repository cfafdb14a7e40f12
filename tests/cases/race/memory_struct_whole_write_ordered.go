package main

type T struct{ a, b int }
var t T
var sink int

func main() {
	done := make(chan bool)
	go func() {
		t = T{1, 2}
		done <- true
	}()
	<-done
	sink = t.b
}
