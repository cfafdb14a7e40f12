package main

var x int
var sink int

func seq(yield func(int) bool) { yield(x) }

func main() {
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
	for v := range seq {
		sink = v
	}
}
