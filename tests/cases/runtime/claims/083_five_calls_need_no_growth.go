// claim: 83 FALSE: deepCall(5) expands the stack three times
// record: go1.23
// lab: events never "StackGrown"

package main

import "unsafe"

func deepCall(n int) {
	if n == 0 {
		return
	}
	defer func() { _ = n }()
	deepCall(n - 1)
}

func main() {
	var local int
	before := uintptr(unsafe.Pointer(&local))
	deepCall(5)
	println(before == uintptr(unsafe.Pointer(&local)))
}
