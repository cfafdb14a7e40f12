// claim: 20 PARTLY: mapassign and mapdelete check first: so do iterations
// claim: T2: with one iteration and one writer only the iterating goroutine dies
// record: by hand
// lab: explore never "{writer}"
// lab: explore finds "fatal error: concurrent map iteration and map write"

package main

var m = map[int]int{1: 1}

func main() {
	done := make(chan bool)
	go func() {
		m[1] = 2 // writer
		done <- true
	}()
	for range m { // iteration
	}
	<-done
}
