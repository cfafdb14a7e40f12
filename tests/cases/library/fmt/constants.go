package main

import (
	"fmt"
	"math"
)

func main() {
	const big = 1 << 40
	const third = 1.0 / 3
	fmt.Println(big, third, 'a', "s", 1i, math.Pi, big/1e3)
	fmt.Printf("%d %v %T %T %T\n", big, third, big, third, 'a')
	type weekday int
	const (
		sun weekday = iota
		mon
	)
	fmt.Println(sun, mon)
}
