// record: by hand
// lab: trace --beside go1.23

// Every operation on a map of one bucket or group, keys of one word: reads need no hash.
package main

func main() {
	var none map[int]int
	_ = none[1]
	delete(none, 1)
	clear(none)
	m := map[int]int{}
	_ = m[1]
	_, _ = m[1]
	delete(m, 1)
	clear(m)
	for range m {
	}
	m[1] = 10
	m[1] += 5
	_ = m[1]
	_, _ = m[2]
	delete(m, 2)
	m[2] = 20
	delete(m, 1)
	delete(m, 2)
	m[3] = 30
	clear(m)
}
