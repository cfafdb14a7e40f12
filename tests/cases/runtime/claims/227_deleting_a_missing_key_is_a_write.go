// claim: T27: a delete of a missing key is a write
// record: by hand
// lab: explore finds "{reader}"
// lab: explore finds "exit 0"
// lab: explore finds "race"

package main

var m = map[int]int{1: 1}

func main() {
	done := make(chan bool)
	go func() { delete(m, 5); done <- true }()
	_ = m[1] // reader
	<-done
	println("end")
}
