// claim: T6: first the check, then the hash, then the toggle
// claim: 35 TRUE: a flag that is set means that somebody writes: before the fix it did not
// record: go1.23
// lab: explore before-fix finds "fatal error: concurrent map writes"
// lab: explore before-fix never "fine"
// lab: explore go1.27 finds "the map is fine"
// lab: explore go1.27 never "fatal error"
// lab: explore go1.23 finds "the map is fine"

package main

func main() {
	m := map[any]int{1: 1}
	func() {
		defer func() { recover() }()
		m[[]int{}] = 2
	}()
	m[2] = 2
	println("the map is fine")
}
