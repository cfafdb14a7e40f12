package main

var a, b [4]int

func main() {
	done := make(chan bool)
	go func() {
		a[2] = 1
		done <- true
	}()
	<-done
	b = a
}
