package main

import "unsafe"

type S struct {
	a byte
	b int64
}

var arr [unsafe.Sizeof(S{})]int
var off [unsafe.Offsetof(S{}.b)]int

func main() {
	var x int = unsafe.Sizeof(arr)
	_ = unsafe.Offsetof(1)
	_ = unsafe.Pointer(1)
	_ = uintptr(unsafe.Pointer(&x)) + "a"
	var y [16]string = arr
}
