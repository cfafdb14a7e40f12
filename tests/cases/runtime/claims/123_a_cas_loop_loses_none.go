// claim: 123 TRUE: CAS succeeds: all later Loads see it; else try again
// record: go1.23
// lab: explore finds "entries 2"
// lab: explore never "entries 1"
// lab: explore never "race"

package main

import "sync/atomic"

func main() {
	var v atomic.Pointer[[]int]
	v.Store(&[]int{})
	done := make(chan bool)
	for i := range 2 {
		go func() {
			for {
				old := v.Load()
				next := append((*old)[:len(*old):len(*old)], i)
				if v.CompareAndSwap(old, &next) {
					break
				}
			}
			done <- true
		}()
	}
	<-done
	<-done
	println("entries", len(*v.Load()))
}
