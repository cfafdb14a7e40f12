package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
)

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	s := []int{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5}
	t := slices.Clone(s)
	slices.Sort(t)
	fmt.Println(t, slices.IsSorted(t), slices.Compact(slices.Clone(t)), slices.Index(s, 4))
	fmt.Println(slices.Insert([]int{1, 2}, 1, 9, 8), slices.Delete([]int{0, 1, 2, 3}, 1, 3), slices.Replace([]int{0, 1, 2}, 0, 2, 7))
	for c := range slices.Chunk(s, 4) {
		fmt.Print(c, len(c), cap(c), " ")
	}
	fmt.Println()
	fmt.Println(slices.Equal(s, t), slices.Compare([]int{1, 2}, []int{1, 3}), slices.Concat([]int{1}, nil, []int{2}), slices.Repeat([]int{1}, 3))
	fmt.Println(slices.MinFunc([]string{"bb", "a"}, func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
	for i, v := range slices.Backward([]string{"x", "y"}) {
		fmt.Print(i, v)
	}
	fmt.Println(slices.Collect(maps.Keys(map[int]int{1: 2})), slices.Sorted(maps.Values(map[int]int{1: 5, 2: 3})))
	w := strings.Fields("kiwi fig banana apple date")
	sort.Sort(byLen(w))
	fmt.Println(w)
	sort.Sort(sort.Reverse(sort.StringSlice(w)))
	fmt.Println(w, sort.SearchInts([]int{1, 3, 5}, 4), sort.Search(100, func(i int) bool { return i*i >= 50 }))
	slices.SortStableFunc(w, func(a, b string) int { return -cmp.Compare(len(a), len(b)) })
	fmt.Println(w)
	i, ok := slices.BinarySearch([]string{"a", "c"}, "b")
	fmt.Println(i, ok)
	m := map[string][]int{"a": {1}, "b": nil}
	m2 := maps.Clone(m)
	m2["a"][0] = 7
	maps.DeleteFunc(m2, func(k string, v []int) bool { return v == nil })
	fmt.Println(m, m2, maps.EqualFunc(m, m2, func(a, b []int) bool { return slices.Equal(a, b) }))
	e := maps.Collect(slices.All([]string{"p", "q"}))
	fmt.Println(e)
	maps.Copy(e, map[int]string{5: "five"})
	fmt.Println(e, len(e))
	a := make([]int, 0, 2)
	for i := range 10 {
		a = append(a, i)
		fmt.Print(cap(a), " ")
	}
	fmt.Println()
	b := a[2:4]
	b = append(b, 100)
	fmt.Println(a, b, len(b), cap(b), a[2:4:4], slices.Clip(b), cap(slices.Clip(b)))
	g := slices.Grow([]string{"a"}, 10)
	fmt.Println(len(g), cap(g) >= 11)
	var twoD [3][4]int
	for i := range twoD {
		for j := range twoD[i] {
			twoD[i][j] = i * j
		}
	}
	fmt.Println(twoD, len(twoD), copy(a, a[3:]), a)
	clear(a[:2])
	fmt.Println(a)
	slices.Reverse(a)
	fmt.Println(a, slices.ContainsFunc(a, func(i int) bool { return i > 8 }))
	fmt.Println(slices.IndexFunc(a, func(i int) bool { return i < 0 }), slices.MaxFunc(w, strings.Compare))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(slices.Max([]int{}))
}
