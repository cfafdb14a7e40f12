// An unstable sort leaves equal elements in the same order as Go does.
package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
)

func main() {
	type kv struct{ k, v int }
	x := uint32(1)
	var a []kv
	for i := range 200 {
		x = x*1664525 + 1013904223
		a = append(a, kv{int(x>>24) % 7, i})
	}
	b := slices.Clone(a)
	sort.Slice(a, func(i, j int) bool { return a[i].k < a[j].k })
	slices.SortFunc(b, func(p, q kv) int { return cmp.Compare(p.k, q.k) })
	fmt.Println(a)
	fmt.Println(slices.Equal(a, b))
}
