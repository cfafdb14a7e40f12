package main

import "unsafe"

var x [2]int32
var sink int32

func main() {
	done := make(chan bool)
	go func() {
		x[0] = 1
		done <- true
	}()
	<-done
	sink = *(*int32)(unsafe.Pointer(&x[1]))
}
