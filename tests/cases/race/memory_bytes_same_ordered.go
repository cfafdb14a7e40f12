package main

var b [8]byte
var sink byte

func main() {
	done := make(chan bool)
	go func() {
		b[1] = 1
		done <- true
	}()
	<-done
	sink = b[1]
}
