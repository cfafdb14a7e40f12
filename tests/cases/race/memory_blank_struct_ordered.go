package main

type T struct{ a, b int }
var t T

func main() {
	done := make(chan bool)
	go func() {
		t.a = 1
		done <- true
	}()
	<-done
	_ = t
}
