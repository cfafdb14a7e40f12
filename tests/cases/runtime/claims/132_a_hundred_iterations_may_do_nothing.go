// claim: 132 PARTLY: a writer with two goroutines is a minimal reproducer
// record: by hand
// lab: explore finds "finished"
// lab: explore finds "fatal error: concurrent map writes"

package main

func main() {
	m := map[int]int{1: 1}
	done := make(chan bool)
	for range 2 {
		go func() { m[1]++; done <- true }()
	}
	<-done
	<-done
	println("finished")
}
