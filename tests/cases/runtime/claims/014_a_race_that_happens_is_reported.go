// claim: 14 FALSE: -race finds map races statically
// record: race
// record: by hand
// lab: explore finds "race"

package main

// The program of the claim's other case, with the branch taken: the detector sees what runs.
var taken = true

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
