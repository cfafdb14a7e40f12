package main

type T struct{ a, b int }
var t T
var p *int

func main() {
	done := make(chan bool)
	go func() {
		t.a = 1
		done <- true
	}()
	<-done
	p = &t.a
}
