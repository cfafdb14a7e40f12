package main

import (
	"fmt"
	randv2 "math/rand/v2"
)

func main() {
	switch randv2.IntN(3) {
	case 0:
		fmt.Println(0)
	case 1:
		fmt.Println(1)
	default:
		fmt.Println(2)
	}
}
