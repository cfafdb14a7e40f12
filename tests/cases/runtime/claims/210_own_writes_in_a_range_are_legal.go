// claim: T10: same-goroutine writes in a range loop do not fault
// claim: T11: iteration starts at a rotation
// record: go1.23

package main

import "fmt"

func main() {
	m := map[int]int{}
	for i := range 300 {
		m[i] = i
	}
	seen := map[int]bool{}
	for k := range m {
		if seen[k] {
			fmt.Println("twice", k)
		}
		seen[k] = true
		delete(m, k)
		m[k+1000] = k
		_ = m[k]
	}
	left := 0
	for i := range 300 {
		if !seen[i] {
			left++
		}
	}
	fmt.Println("not seen:", left, "length:", len(m) >= 300)
}
