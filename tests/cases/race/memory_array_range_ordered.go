package main

var a [4]int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		a[2] = 1
		done <- true
	}()
	<-done
	for _, v := range a {
		sink += v
	}
}
