package main

var x int

func main() {
	done := make(chan bool)
	go func() {
		x++
		done <- true
	}()
	<-done
	x++
}
