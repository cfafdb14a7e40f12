// claim: T20: 1.27 has two texts, for an empty map and another
// claim: T19: nil map writes: recoverable, no prefix
// record: go1.23

package main

import "fmt"

func try(f func()) {
	defer func() { r := recover(); fmt.Printf("%T %v\n", r, r) }()
	f()
}

func main() {
	var none map[any]int
	empty, full := map[any]int{}, map[any]int{1: 1}
	key := any([]int{})
	for _, m := range []map[any]int{none, empty, full} {
		try(func() { _ = m[key] })
		try(func() { delete(m, key) })
		try(func() { m[key] = 1 })
	}
	try(func() { none[1] = 1 })
}
