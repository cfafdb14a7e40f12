// claim: 3 PARTLY: a read beside a write faults at once
// claim: 20 PARTLY: mapassign and mapdelete check first: so do reads
// claim: 126 PARTLY: growth is the root: here nothing grows
// claim: T3: detected, missed and torn orders are all there
// record: by hand
// lab: explore finds "fatal error: concurrent map read and map write"
// lab: explore finds "exit 0 1"
// lab: explore finds "exit 0 2"

package main

func main() {
	m := map[int]int{1: 1}
	done := make(chan int)
	go func() { done <- m[1] }()
	go func() { m[1] = 2; done <- 0 }()
	println(<-done + <-done)
}
