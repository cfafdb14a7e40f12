package main

import "reflect"

var x int
var sink int

func main() {
	done := make(chan bool)
	go func() {
		reflect.ValueOf(&x).Elem().SetInt(1)
		done <- true
	}()
	<-done
	sink = x
}
