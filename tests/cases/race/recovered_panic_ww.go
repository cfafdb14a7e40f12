package main

var x int

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() {
			recover()
		}()
		x = 1
		panic(1)
	}()
	<-done
	x = 2
}
