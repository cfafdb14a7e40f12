package main

type T struct{ a, b int }
var x int
var t T

func main() {
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
	t = T{x, 2}
}
