// record: by hand
// lab: trace --beside go1.23

// A key of more than 128 bytes lies outside of its cell, which has a pointer to it: stored with a new entry before the key is
// written, loaded by whoever compares, hashes or hands out the key, copied by growth, cleared by a deletion.
package main

import "maps"

type large struct {
	n    int
	rest [16]byte
	more [14]int
}

func main() {
	m := map[large]int{}
	m[large{n: 1}] = 1
	m[large{n: 1}] = 2
	_ = m[large{n: 1}]
	for range m {
	}
	c := maps.Clone(m)
	delete(m, large{n: 1})
	for k := range 9 {
		c[large{n: k}] = k
	}
}
