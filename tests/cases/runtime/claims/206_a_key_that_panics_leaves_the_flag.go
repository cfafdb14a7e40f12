// claim: T6: first the check, then the hash, then the toggle
// record: go1.23

package main

import "fmt"

func main() {
	m := map[any]int{1: 1}
	func() {
		defer func() { fmt.Println(recover()) }()
		m[[]int{1}] = 2
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		delete(m, any(func() {}))
	}()
	m[2] = 2
	delete(m, 1)
	fmt.Println(m)
}
