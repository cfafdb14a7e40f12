package main

type T struct{ a, b int }
var m = map[int]T{1: {}}
var sink int

func main() {
	done := make(chan bool)
	go func() {
		m[1] = T{1, 2}
		done <- true
	}()
	<-done
	sink = m[1].b
}
