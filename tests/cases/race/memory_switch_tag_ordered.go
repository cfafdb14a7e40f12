package main

var x int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
	switch x {
	case 0:
		sink = 1
	}
}
