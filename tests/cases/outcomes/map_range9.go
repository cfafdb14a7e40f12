package main

import (
	"fmt"
)

func main() {
	m := map[int]int{}
	for i := range 9 {
		m[i] = i
	}
	for k := range m {
		fmt.Println(k)
		break
	}
}
