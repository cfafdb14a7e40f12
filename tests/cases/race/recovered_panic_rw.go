package main

var x int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() {
			recover()
		}()
		sink = x
		panic(1)
	}()
	<-done
	x = 1
}
