package main

var c = make(chan int, 2)

func main() {
	done := make(chan bool)
	go func() {
		func() {
			defer func() { recover() }()
			close(c)
		}()
		done <- true
	}()
	<-done
	func() {
		defer func() { recover() }()
		close(c)
	}()
}
