// claim: T4: the caller stores the value when the flag is clear again
// record: by hand
// lab: explore finds "exit 0 0 true"
// lab: explore finds "exit 0 0 false"
// lab: explore finds "exit 0 7 true"

package main

// A reader that comes between finds the new key with its old value, and no fault.
func main() {
	m := map[string]int{"x": 1}
	done := make(chan bool)
	go func() { m["y"] = 7; done <- true }()
	v, ok := m["y"]
	<-done
	println(v, ok)
}
