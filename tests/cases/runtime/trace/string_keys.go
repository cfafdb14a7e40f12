// record: by hand
// lab: trace --beside go1.23

// Keys of strings: a small Swiss map hashes short ones, and long ones only when two entries look alike.
package main

import "strings"

func main() {
	m := map[string]int{}
	m["a"] = 1
	_ = m["a"]
	_ = m["b"]
	long := strings.Repeat("x", 70)
	m[long] = 2
	_ = m[long]
	other := long[:30] + "y" + long[31:]
	_ = m[other]
	m[other] = 3
	_ = m[other]
	delete(m, long)
}
