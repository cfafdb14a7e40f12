// claim: 114 PARTLY: a snapshot needs no synchronisation
// claim: 120 PARTLY: the writer CAS-replaces: the shown Store does not
// claim: T35: copy-on-write with a plain Store loses updates
// record: by hand
// lab: explore finds "entries 2"
// lab: explore finds "entries 1"
// lab: explore never "race"

package main

import "sync/atomic"

func main() {
	var v atomic.Value
	v.Store([]int{})
	done := make(chan bool)
	for i := range 2 {
		go func() {
			old := v.Load().([]int)
			v.Store(append(old[:len(old):len(old)], i))
			done <- true
		}()
	}
	<-done
	<-done
	println("entries", len(v.Load().([]int)))
}
