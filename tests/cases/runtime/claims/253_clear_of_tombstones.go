// claim: T5: a clear of an empty map returns before the check, but not of a Swiss map that may have tombstones
// record: go1.23
// lab: explore go1.23 never "fatal error"
// lab: explore go1.27 finds "concurrent map writes"
// lab: explore go1.27 finds "exit 0"

// A deletion from a full group leaves a tombstone, which only growth, pruning or a clear takes away (Map.Clear:
// `m.Used() == 0 && !m.tombstonePossible`).
package main

func main() {
	m := map[int]bool{}
	for key := range 28 {
		m[key] = true
	}
	for key := range 28 {
		delete(m, key)
	}
	done := make(chan bool)
	go func() { clear(m); done <- true }()
	clear(m)
	<-done
	println(len(m))
}
