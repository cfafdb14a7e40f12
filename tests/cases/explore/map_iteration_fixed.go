// expect: clean
// A range loop over a map that another goroutine writes: the fixed twin.
package main

func main() {
	m := map[int]int{1: 1}
	done := make(chan bool)
	go func() {
		m[1] = 2
		close(done)
	}()
	<-done
	for range m {
	}
}
