// claim: 14 FALSE: -race finds map races statically
// record: go1.23
// record: race
// lab: explore never "race"
// lab: explore never "fatal error"

package main

// A race behind a branch that is not taken is in no report.
var taken bool

func main() {
	m := map[int]int{1: 1}
	done := make(chan bool)
	go func() {
		if taken {
			m[1] = 2
		}
		done <- true
	}()
	_ = m[1]
	<-done
}
