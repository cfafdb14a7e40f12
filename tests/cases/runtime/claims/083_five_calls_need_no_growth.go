// claim: 83 FALSE: deepCall(5) expands the stack three times
// record: go1.23
// lab: events never "StackGrown"

package main

func deepCall(n int) {
	if n == 0 {
		return
	}
	defer func() { _ = n }()
	deepCall(n - 1)
}

func main() {
	var local int
	before := &local
	deepCall(5)
	println(before == &local)
}
