// claim: T3: len and the copy of the value are not checked
// record: go1.23
// lab: explore never "fatal error"
// lab: explore finds "race"
// lab: explore never "false"

package main

func main() {
	m := map[int]int{1: 1}
	done := make(chan bool)
	go func() { m[2] = 2; done <- true }()
	n := len(m)
	<-done
	println(n == 1 || n == 2)
}
