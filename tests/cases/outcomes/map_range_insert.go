package main

import (
	"fmt"
)

func main() {
	m := map[int]int{1: 1}
	for k := range m {
		if k < 3 {
			m[k+1] = 1
		}
	}
	fmt.Println(len(m))
}
