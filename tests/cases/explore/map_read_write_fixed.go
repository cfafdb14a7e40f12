// expect: clean
// One goroutine reads the map that another writes: the fixed twin.
package main

func main() {
	m := map[string]int{"a": 1}
	done := make(chan bool)
	go func() {
		m["a"] = 2
		close(done)
	}()
	<-done
	_ = m["a"]
}
