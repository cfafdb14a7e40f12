// record: go1.23

package main

import (
	"fmt"
	"math"
)

type K struct {
	a int
	s string
	f float64
}

type I interface{ M() }

func main() {
	m := map[K]int{{1, "a", 1.5}: 1}
	m[K{1, "a", 1.5}]++
	fmt.Println(m)
	nan := math.NaN()
	f := map[float64]int{}
	f[nan] = 1
	f[nan] = 2
	fmt.Println(len(f), f[nan])
	delete(f, nan)
	fmt.Println(len(f))
	clear(f)
	fmt.Println(len(f))
	zero := 0.0
	f[zero] = 1
	f[-zero]++
	fmt.Println(f)
	a := map[any]string{1: "int", "1": "string", 1.0: "float", [2]int{1, 2}: "array", K{}: "struct", true: "bool", nil: "nil"}
	fmt.Println(a[1], a["1"], a[1.0], a[[2]int{1, 2}], a[K{}], a[true], a[nil], len(a))
	big := map[[40]int]int{}
	big[[40]int{1}] = 1
	big[[40]int{1}] += 5
	fmt.Println(big[[40]int{1}], len(big))
	c := make(map[int]int, 100)
	for i := range 1000 {
		c[i] = i * i
	}
	sum := 0
	for k, v := range c {
		if v != k*k {
			fmt.Println("wrong")
		}
		sum += k
	}
	fmt.Println(len(c), sum)
	for i := range 990 {
		delete(c, i)
	}
	fmt.Println(c)
	for k := range c {
		delete(c, k)
	}
	fmt.Println(len(c))
	seen := 0
	d := map[int]bool{1: true, 2: true, 3: true}
	for k := range d {
		seen++
		for j := range 4 {
			if j != k {
				delete(d, j)
			}
		}
	}
	fmt.Println(seen, len(d))
	s := map[string][]int{}
	s["x"] = append(s["x"], 1, 2)
	s["x"][0] = 9
	fmt.Println(s)
}
