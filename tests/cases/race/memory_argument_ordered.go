package main

//go:noinline
func use(int) {}

var x int

func main() {
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
	use(x)
}
