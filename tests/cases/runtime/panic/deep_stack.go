// record: go1.23

package main

import (
	"fmt"
)

func f(n int) int {
	if n == 0 {
		panic("bottom")
	}
	return f(n-1) + 1
}

func main() {
	defer func() {
		fmt.Println(recover())
		fmt.Println(g(20000))
	}()
	f(10000)
}

func g(n int) int {
	var pad [16]int
	pad[n%16] = n
	if n == 0 {
		return 0
	}
	return g(n-1) + pad[n%16] - n + 1
}
