// math/rand: what is drawn without a seed stays in range.
package main

import (
	"fmt"
	"math/rand"
	"sort"
)

func main() {
	for range 200 {
		if n := rand.Intn(10); n < 0 || n > 9 {
			fmt.Println("out of range", n)
		}
		if f := rand.Float64(); f < 0 || f >= 1 {
			fmt.Println("out of range", f)
		}
	}
	p := rand.Perm(5)
	sort.Ints(p)
	fmt.Println(p)
	defer func() { fmt.Println(recover()) }()
	rand.Intn(0)
}
