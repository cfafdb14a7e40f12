// record: by hand
// lab: trace --beside go1.23

// From one bucket or group to more: the classic map moves two old buckets a write, the Swiss map everything at once.
package main

func main() {
	m := map[int]int{}
	for i := range 8 {
		m[i] = i
	}
	println("nine")
	m[8] = 8
	println("one more")
	m[9] = 9
	_ = m[3]
	delete(m, 4)
	m[10] = 10
	m[11] = 11
	println("beyond 14")
	m[12] = 12
	m[13] = 13
	m[14] = 14
	m[15] = 15
}
