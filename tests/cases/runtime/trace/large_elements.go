// record: by hand
// lab: trace --beside go1.23

// An element of more than 128 bytes lies outside of its cell, which has a pointer to it: stored with a new entry, loaded by
// whoever wants the element, copied by growth, cleared by a deletion.
package main

import "maps"

type large [17]int

func main() {
	m := map[int]large{}
	m[1] = large{1}
	m[1] = large{2}
	_ = m[1]
	for range m {
	}
	c := maps.Clone(m)
	delete(m, 1)
	for k := range 9 {
		c[k] = large{}
	}
}
