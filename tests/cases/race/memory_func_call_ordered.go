package main

func one() {}
func two() {}

var f = one

func main() {
	done := make(chan bool)
	go func() {
		f = two
		done <- true
	}()
	<-done
	f()
}
