package main

var b = []byte("abc")
var sink string

func main() {
	done := make(chan bool)
	go func() {
		b[0] = 1
		done <- true
	}()
	<-done
	sink = string(b[1:])
}
