// claim: 29 FALSE: the outcome is `panic: concurrent map writes`
// claim: 30 TRUE: detect and crash
// claim: 35 TRUE: a flag that is set already means another writer
// claim: 39 PARTLY: the fault stops things from getting worse
// claim: 124 PARTLY: fatal error, and no panic
// claim: T7: the check at the end finds half of them
// record: by hand
// lab: explore never "panic:"
// lab: explore never "recovered"
// lab: explore finds "fatal error: concurrent map writes"
// lab: explore finds "exit 0"

package main

var m = map[int]int{1: 1}

func write(value int, done chan bool) {
	defer func() {
		if recover() != nil {
			println("recovered")
		}
		done <- true
	}()
	m[1] = value
}

func main() {
	done := make(chan bool)
	go write(2, done)
	go write(3, done)
	<-done
	<-done
}
