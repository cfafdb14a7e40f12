// claim: 10 PARTLY: recover does not solve the race
// claim: 2 TRUE: a map is not safe for concurrent use
// claim: 11 TRUE: the map may be damaged already
// record: by hand
// lab: explore finds "fatal error: concurrent map writes"
// lab: explore finds "len 3 entries 3"
// lab: explore finds "len 3 entries 2"

package main

// Two inserts into one small map: both may take the same free slot, and nobody notices.
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
	for range m {
		entries++
	}
	println("len", len(m), "entries", entries)
}
