// record: by hand
// lab: trace --beside go1.23
// lab: trace --policy rr1 --beside go1.23
// lab: trace --policy rr4 --beside go1.23
// lab: trace --policy rr1 --at 100

// Two writers without a lock: what each of them does, and where the second finds the first.
package main

func main() {
	m := map[int]int{}
	done := make(chan bool)
	go func() {
		m[1] = 1
		done <- true
	}()
	m[2] = 2
	<-done
}
