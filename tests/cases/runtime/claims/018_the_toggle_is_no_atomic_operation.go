// claim: 18 FALSE: the check is atomic
// claim: 25 FALSE: the flag is set by atomic.Or8
// claim: 28 FALSE: atomic load, then atomic or
// claim: 34 PARTLY: set on every write, not atomically
// claim: T8: load, xor, store: two writers can cancel each other
// record: by hand
// lab: explore finds "fatal error: concurrent map writes"
// lab: explore finds "exit 0 len 2"
// lab: explore finds "exit 0 len 1"

package main

// Both writers pass both of their checks although one inserts while the other does, and one of the two entries or
// counts is lost: what is lost is lost while the flag is set, so an atomic test-and-set would leave no such order.
func main() {
	m := map[int]int{}
	done := make(chan bool)
	for i := range 2 {
		go func() {
			m[i] = i
			done <- true
		}()
	}
	<-done
	<-done
	println("len", len(m))
}
