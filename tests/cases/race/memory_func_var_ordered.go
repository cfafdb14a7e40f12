package main

func one() {}

var f = one

func main() {
	done := make(chan bool)
	go func() {
		f = nil
		done <- true
	}()
	<-done
	g := f
	_ = g
}
