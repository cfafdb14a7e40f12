package main

import (
	"fmt"
	"maps"
	"slices"
)

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	n := maps.Clone(m)
	n["d"] = 4
	fmt.Println(maps.Equal(m, n), len(n), n)
	maps.DeleteFunc(n, func(k string, v int) bool { return v%2 == 0 })
	maps.Copy(n, map[string]int{"z": 26})
	fmt.Println(n, maps.Collect(maps.All(m)))
	maps.Insert(n, maps.All(map[string]int{"q": 9}))
	fmt.Println(n, maps.EqualFunc(m, m, func(a, b int) bool { return a == b }))
}
