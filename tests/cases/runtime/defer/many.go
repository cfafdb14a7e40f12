// record: go1.23

package main

import (
	"fmt"
)

func deep(n int) {
	defer func() {
		if n%100 == 0 {
			fmt.Println("unwound", n)
		}
	}()
	if n == 300 {
		panic("bottom")
	}
	deep(n + 1)
}

func main() {
	func() {
		defer func() { fmt.Println(recover()) }()
		deep(0)
	}()
	var order []int
	func() {
		for i := range 100 {
			defer func() { order = append(order, i) }()
		}
	}()
	fmt.Println(len(order), order[0], order[99])
}
