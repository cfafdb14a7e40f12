// expect: fatal concurrent map read and map write
// One goroutine reads the map that another writes.
package main

func main() {
	m := map[string]int{"a": 1}
	done := make(chan bool)
	go func() {
		m["a"] = 2
		close(done)
	}()
	_ = m["a"]
	<-done
}
