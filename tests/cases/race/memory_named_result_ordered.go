package main

var x int
var sink int

func f() (r int) {
	r = x
	return
}

func main() {
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
	sink = f()
}
