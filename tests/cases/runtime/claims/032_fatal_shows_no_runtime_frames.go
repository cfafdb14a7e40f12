// claim: 32 VERSION: it calls throw
// claim: 36 FALSE: mapassign_fast64 calls mapassign, that calls throw
// claim: 37 PARTLY: throw prints and terminates
// claim: 135 VERSION: collision leads to runtime.throw
// claim: T37: no runtime frames by default
// claim: T22: all goroutines in 1.23, one in 1.27
// record: go1.23

package main

var m = map[int]int{1: 1}

func loop(value int) {
	for {
		m[1] = value
	}
}

func main() {
	go loop(1)
	loop(2)
}
