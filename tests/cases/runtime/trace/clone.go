// record: by hand
// lab: trace --beside go1.23

// maps.Clone: the check, then the copy.
package main

import "maps"

func main() {
	m := map[int]int{}
	_ = maps.Clone(m)
	m[1] = 1
	c := maps.Clone(m)
	c[2] = 2
	println(len(m), len(c))
}
