package main

import "bytes"

var b bytes.Buffer
var sink int

func main() {
	done := make(chan bool)
	go func() {
		b.WriteString("a")
		done <- true
	}()
	<-done
	sink = b.Len()
}
