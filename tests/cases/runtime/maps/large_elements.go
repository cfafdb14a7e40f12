// Elements and keys of more than 128 bytes, which lie outside of the cells: all operations, growth, clone, clear.
package main

import (
	"fmt"
	"maps"
	"sort"
)

type Big struct {
	name string
	n    int
	data [30]int
}

type Key [20]int

func main() {
	m := map[string]Big{}
	for i := 0; i < 100; i++ {
		b := Big{name: fmt.Sprint("b", i), n: i}
		b.data[29] = i * i
		m[b.name] = b
	}
	sum := 0
	for k, v := range m {
		if v.name != k {
			panic(k)
		}
		sum += v.data[29]
		if v.n%3 == 0 {
			delete(m, k)
		}
	}
	fmt.Println(len(m), sum, m["b0"].name == "", m["b7"].n, m["nope"].data)
	c := maps.Clone(m)
	x := c["b7"]
	x.n = 700
	c["b7"] = x
	fmt.Println(m["b7"].n, c["b7"].n, len(c))
	clear(m)
	fmt.Println(len(m), len(c), c["b8"].data[29])
	m2 := map[Key][200]byte{}
	for i := range 40 {
		v := m2[Key{i}]
		v[i] = byte(i)
		m2[Key{i}] = v
	}
	total := 0
	for k, v := range m2 {
		total += int(v[k[0]])
	}
	fmt.Println(len(m2), total)
	m3 := map[any]Big{1: {n: 1}, "a": {n: 2}, 2.5: {n: 3}}
	var ns []int
	for _, v := range m3 {
		ns = append(ns, v.n)
	}
	sort.Ints(ns)
	fmt.Println(ns, m3["a"].n)
	type Arr [17]int
	m4 := map[int]*Arr{}
	m4[1] = &Arr{1}
	m5 := map[int]Arr{}
	for i := range 10 {
		m5[i] = Arr{i}
	}
	fmt.Println(m4[1][0], m5)
	if v, ok := m5[3]; ok {
		fmt.Println(v)
	}
	if _, ok := m5[33]; !ok {
		fmt.Println("none", m5[33])
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		var z map[int]Arr
		fmt.Println(z[1])
		z[1] = Arr{}
	}()
}
