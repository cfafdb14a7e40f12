package main

var b = make([]byte, 8)
var sink string

func main() {
	done := make(chan bool)
	go func() {
		b[1] = 1
		done <- true
	}()
	<-done
	sink = string(b)
}
