package main

import (
	"fmt"
)

func main() {
	m := map[int]int{1: 1, 2: 2, 3: 3}
	n := 0
	for k := range m {
		n++
		delete(m, k%3+1)
	}
	fmt.Println(n)
}
