package main

import (
	"time"
	"unsafe"
)

var x [2]int32
var sink int32

func main() {
	go func() {
		x[0] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = *(*int32)(unsafe.Pointer(&x[1]))
}
