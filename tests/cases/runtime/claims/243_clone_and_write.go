// claim: 20 PARTLY: mapassign and mapdelete check first: so do clones
// claim: T2: with one clone and one writer only the cloning goroutine dies
// record: by hand
// lab: explore never "{writer}"
// lab: explore never "race"
// lab: explore finds "fatal error: concurrent map clone and map write"

package main

import "maps"

var m = map[int]int{1: 1}

func main() {
	done := make(chan bool)
	go func() {
		m[1] = 2 // writer
		done <- true
	}()
	maps.Clone(m)
	<-done
}
