// expect: fatal concurrent map iteration and map write
// A range loop over a map that another goroutine writes.
package main

func main() {
	m := map[int]int{1: 1}
	done := make(chan bool)
	go func() {
		m[1] = 2
		close(done)
	}()
	for range m {
	}
	<-done
}
