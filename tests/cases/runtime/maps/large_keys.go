// Keys of more than 128 bytes, which lie outside of the cells: all operations, growth, clone, clear, keys that are overwritten.
package main

import (
	"fmt"
	"maps"
	"math"
	"sort"
)

type Big [20]int

type Named struct {
	name string
	data [17]int
}

type Float struct {
	data [20]int
	x    float64
}

type Any struct {
	data [20]int
	v    any
}

func main() {
	m := map[Big]int{}
	for i := range 100 {
		m[Big{i, 19: i * i}] = i
	}
	sum := 0
	for k, v := range m {
		if k[19] != v*v {
			panic(v)
		}
		sum += v
		if v%3 == 0 {
			delete(m, k)
		}
	}
	fmt.Println(len(m), sum, m[Big{7, 19: 49}], m[Big{7}])
	c := maps.Clone(m)
	c[Big{7, 19: 49}] = 700
	fmt.Println(m[Big{7, 19: 49}], c[Big{7, 19: 49}], len(c))
	clear(m)
	fmt.Println(len(m), len(c), c[Big{8, 19: 64}])

	names := map[Named][40]int{}
	for i := range 60 {
		k := Named{name: fmt.Sprint("n", i), data: [17]int{16: i}}
		v := names[k]
		v[i%40] = i
		names[k] = v
	}
	total := 0
	for k, v := range names {
		total += v[k.data[16]%40]
	}
	copied := maps.Clone(names)
	fmt.Println(len(names), total, len(copied), copied[Named{name: "n5", data: [17]int{16: 5}}][5])

	// An assignment overwrites a key of which there are equal ones: the clone of 1.23 has its own, so it keeps its zero.
	zero, minus := Float{x: 0}, Float{x: math.Copysign(0, -1)}
	floats := map[Float]int{zero: 1}
	twin := maps.Clone(floats)
	floats[minus] = 2
	for k, v := range floats {
		fmt.Println(math.Signbit(k.x), v)
	}
	for k, v := range twin {
		fmt.Println(math.Signbit(k.x), v)
	}
	nan := Float{x: math.NaN()}
	for i := range 20 {
		floats[nan] = i
	}
	var found []int
	for k, v := range floats {
		if k != k {
			found = append(found, v)
		}
	}
	sort.Ints(found)
	fmt.Println(len(floats), found, len(maps.Clone(floats)))
	clear(floats)
	fmt.Println(len(floats))

	anys := map[Any]string{}
	for i, v := range []any{1, "one", 2.5, nil, [2]int{1, 2}} {
		anys[Any{v: v}] = fmt.Sprint(i)
	}
	fmt.Println(anys[Any{v: "one"}], anys[Any{v: [2]int{1, 2}}], anys[Any{}], len(anys))
	try := func(f func()) {
		defer func() { fmt.Println(recover()) }()
		f()
	}
	try(func() { anys[Any{v: []int{1}}] = "" })
	try(func() { _ = anys[Any{v: func() {}}] })
	try(func() { delete(anys, Any{v: map[int]int{}}) })
	try(func() { map[Big]int(nil)[Big{}] = 1 })

	// A loop that deletes and inserts.
	seen := map[int]bool{}
	work := map[Big]int{}
	for i := range 30 {
		work[Big{i}] = i
	}
	for k, v := range work {
		seen[v] = true
		delete(work, k)
		if v < 10 {
			work[Big{v, 1}] = v + 100
		}
	}
	old := 0
	for v := range seen {
		if v < 100 {
			old++
		}
	}
	fmt.Println(old)
}
