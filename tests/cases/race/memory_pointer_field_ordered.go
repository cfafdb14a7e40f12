package main

type T struct{ a, b int }
var p = new(T)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		p.a = 1
		done <- true
	}()
	<-done
	sink = p.a
}
