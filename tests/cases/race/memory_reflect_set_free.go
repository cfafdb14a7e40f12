package main

import (
	"reflect"
	"time"
)

var x int
var sink int

func main() {
	go func() {
		reflect.ValueOf(&x).Elem().SetInt(1)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = x
}
