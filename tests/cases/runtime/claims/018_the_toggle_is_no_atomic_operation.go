// claim: 18 FALSE: the check is atomic
// claim: 25 FALSE: the flag is set by atomic.Or8
// claim: 28 FALSE: atomic load, then atomic or
// claim: 34 PARTLY: set on every write, not atomically
// claim: T8: load, xor, store: two writers can cancel each other
// record: by hand
// lab: explore finds "fatal error: concurrent map writes"
// lab: explore finds "exit 0 1"
// lab: explore finds "exit 0 2"

package main

// Both writers pass both of their checks although their writes overlap: with an atomic test-and-set one would die.
var m = map[int]int{1: 0}

func add(done chan bool) {
	m[1]++
	done <- true
}

func main() {
	done := make(chan bool)
	go add(done)
	go add(done)
	<-done
	<-done
	println(m[1])
}
