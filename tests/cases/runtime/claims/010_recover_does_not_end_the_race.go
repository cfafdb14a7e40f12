// claim: 10 PARTLY: recover does not solve the race
// claim: 2 TRUE: a map is not safe for concurrent use
// claim: 11 TRUE: the map may be damaged already
// claim: 39 PARTLY: the fault stops things from getting worse: here none comes
// record: by hand
// lab: explore finds "fatal error: concurrent map writes"
// lab: explore finds "len 3 entries 3"
// lab: explore finds "len 3 entries 2"
// lab: explore finds "len 2 entries 3"

package main

// Two inserts into one small map: both may take the same free slot, or one of them may not be counted, and nobody
// notices.
func main() {
	m := map[int]int{}
	m[0] = 0
	done := make(chan bool)
	for i := 1; i <= 2; i++ {
		go func() {
			m[i] = i
			done <- true
		}()
	}
	<-done
	<-done
	entries := 0
	for i := 0; i <= 2; i++ {
		if _, ok := m[i]; ok {
			entries++
		}
	}
	println("len", len(m), "entries", entries)
}
