// record: go1.23

package main

import (
	"fmt"
)

func main() {
	m := map[any]int{1: 1}
	func() {
		defer func() { fmt.Println(recover()) }()
		m[[]int{1}] = 2
	}()
	m[2] = 2
	delete(m, 1)
	fmt.Println(m, len(m))
	for range 3 {
		func() {
			defer func() { recover() }()
			delete(m, func() {})
		}()
		_ = m[2]
	}
	fmt.Println(m)
}
