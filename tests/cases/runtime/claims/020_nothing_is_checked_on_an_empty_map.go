// claim: 20 PARTLY: mapassign and mapdelete check first: delete and clear of an empty map check nothing
// claim: T5: count 0 returns before the check
// record: go1.23
// lab: explore never "fatal error"
// lab: explore finds "exit 0"

package main

func main() {
	m := map[int]int{}
	done := make(chan bool)
	go func() { delete(m, 1); done <- true }()
	go func() { clear(m); done <- true }()
	go func() { _ = m[1]; done <- true }()
	for range m {
	}
	<-done
	<-done
	<-done
	println("end")
}
