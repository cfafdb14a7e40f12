// claim: T5: a delete of an emptied map returns before the check
// record: go1.23
// lab: explore never "fatal error"

package main

func main() {
	m := map[int]int{}
	done := make(chan bool)
	go func() { delete(m, 1); done <- true }()
	delete(m, 1)
	<-done
	println(len(m))
}
