// record: by hand
// lab: trace --beside go1.23

// The flag is looked at once an entry; entries that moved are looked up again.
package main

func main() {
	m := map[int]int{1: 1, 2: 2}
	for k := range m {
		_ = k
	}
	println("delete while iterating")
	for k := range m {
		delete(m, k)
	}
	println("grow while iterating")
	for i := range 8 {
		m[i] = i
	}
	first := true
	for range m {
		if first {
			m[100] = 1
			first = false
		}
	}
	println("clear while iterating")
	for range m {
		clear(m)
	}
}
