// record: by hand
// lab: trace --beside go1.23

// Deletions in a full table leave tombstones, which an insertion takes or a pruning removes.
package main

func main() {
	m := make(map[int]int, 14)
	for i := range 14 {
		m[i] = i
	}
	println("delete")
	for i := range 6 {
		delete(m, i)
	}
	println("insert")
	for i := range 4 {
		m[100+i] = i
	}
	clear(m)
	m[1] = 1
}
