// claim: 1 FALSE: concurrent map reads and writes raise a panic that can be recovered
// claim: 11 TRUE: the map may be damaged already
// record: by hand
// lab: explore what-if finds "recovered"
// lab: explore what-if finds "an innocent write failed"
// lab: explore what-if never "fatal error"
// lab: explore go1.27 never "recovered"
// lab: explore go1.23 never "recovered"

package main

// The counterfactual runtime: recover works, and the map stays as the fault left it: the next write dies as well.
var m = map[int]int{1: 1}

func write(done chan bool) {
	defer func() {
		if recover() != nil {
			println("recovered")
		}
		done <- true
	}()
	m[1] = 2
}

func main() {
	done := make(chan bool)
	go write(done)
	go write(done)
	<-done
	<-done
	defer func() {
		if recover() != nil {
			println("an innocent write failed")
		}
	}()
	m[3] = 3
}
