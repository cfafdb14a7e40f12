package main

type In struct{ a, b int }
type T struct {
	In
	c int
}
var t T
var sink int

func main() {
	done := make(chan bool)
	go func() {
		t.a = 1
		done <- true
	}()
	<-done
	sink = t.c
}
