// claim: 2 TRUE: a map is not safe for concurrent use
// claim: 11 TRUE: what is read may be torn
// claim: T3: the copy of the value is not protected
// claim: T4: the window after the flag is cleared is where torn values come from
// record: by hand
// lab: explore finds "fatal error: concurrent map read and map write"
// lab: explore finds "exit 0 2 2 1"
// lab: explore finds "exit 0 3 3 7"
// lab: explore finds "exit 0 2 2 7"

package main

// The value is a slice of three words: a reader between two of the writer's stores gets words of both.
func main() {
	m := map[int][]int{1: {1, 2}}
	done := make(chan bool)
	go func() { m[1] = []int{7, 7, 7}; done <- true }()
	v := m[1]
	<-done
	println(len(v), cap(v), v[0])
}
