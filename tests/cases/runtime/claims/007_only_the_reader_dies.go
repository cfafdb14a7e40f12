// claim: 7 FALSE: the write of one writer beside one reader triggers the fault
// claim: T2: with one reader and one writer it is always the reader
// record: by hand
// lab: explore never "{writer}"
// lab: explore finds "{reader}"

package main

var m = map[int]int{1: 1}

func main() {
	done := make(chan bool)
	go func() {
		m[1] = 2 // writer
		done <- true
	}()
	go func() {
		_ = m[1] // reader
		done <- true
	}()
	<-done
	<-done
}
