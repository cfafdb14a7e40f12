// claim: 118 PARTLY: Load has acquire semantics
// claim: 119 PARTLY: acquire and release
// claim: 122 TRUE: readers lean on the memory model
// record: by hand
// lab: explore never "both read 0"
// lab: explore finds "exit 0"

package main

import "sync/atomic"

// With acquire and release alone both could read 0; sequential consistency forbids it.
func main() {
	var x, y atomic.Int32
	done := make(chan int32)
	go func() { x.Store(1); done <- y.Load() }()
	go func() { y.Store(1); done <- x.Load() }()
	a, b := <-done, <-done
	if a == 0 && b == 0 {
		println("both read 0")
	}
	println("end")
}
