package main

import (
	"cmp"
	"fmt"
	"slices"
)

func main() {
	s := []int{3, 1, 2, 3}
	slices.Sort(s)
	fmt.Println(s, slices.Contains(s, 2), slices.Index(s, 3), slices.Max(s), slices.Min(s))
	fmt.Println(slices.BinarySearch(s, 2))
	fmt.Println(slices.Compact(slices.Clone(s)), slices.Insert(slices.Clone(s), 1, 9, 8), slices.Delete(slices.Clone(s), 1, 3), slices.Replace(slices.Clone(s), 0, 2, 7))
	r := slices.Clone(s)
	slices.Reverse(r)
	fmt.Println(r, slices.Equal(r, s), slices.Compare(r, s), slices.Concat(s, r), slices.Repeat([]int{1, 2}, 2))
	fmt.Println(slices.Collect(slices.Values(s)), slices.Sorted(slices.Values(r)), slices.IndexFunc(s, func(v int) bool { return v > 1 }))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, " ")
	}
	for i, v := range slices.Backward(s) {
		fmt.Print(i, "=", v, " ")
	}
	fmt.Println(slices.DeleteFunc([]int{1, 2, 3, 4}, func(v int) bool { return v%2 == 0 }), slices.Grow([]int{1}, 10), slices.ContainsFunc(s, func(v int) bool { return v < 0 }))
	words := []string{"pear", "fig", "apple", "kiwi"}
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	fmt.Println(words, slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(a, b) }))
	func() {
		defer func() { fmt.Println(recover()) }()
		slices.Max([]int{})
	}()
}
