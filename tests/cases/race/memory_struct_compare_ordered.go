package main

type T struct{ a, b int }
var t, u T
var sink bool

func main() {
	done := make(chan bool)
	go func() {
		t.b = 1
		done <- true
	}()
	<-done
	sink = t == u
}
