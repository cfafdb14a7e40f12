package main

import (
	"fmt"
	"sort"
)

type person struct {
	name string
	age  int
}

type byAge []person

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	people := []person{{"Al", 30}, {"Bo", 25}, {"Cy", 30}, {"Di", 20}, {"Ed", 25}}
	sort.Slice(people, func(i, j int) bool { return people[i].age < people[j].age })
	fmt.Println(people)
	sort.SliceStable(people, func(i, j int) bool { return people[i].name > people[j].name })
	fmt.Println(people)
	sort.Sort(byAge(people))
	fmt.Println(people, sort.IsSorted(byAge(people)))
	sort.Sort(sort.Reverse(byAge(people)))
	fmt.Println(people)
	ints := []int{5, 2, 8, 1}
	sort.Ints(ints)
	fmt.Println(ints, sort.SearchInts(ints, 5), sort.SearchInts(ints, 6), sort.IntsAreSorted(ints))
	ss := []string{"b", "a", "C"}
	sort.Strings(ss)
	fs := []float64{2.5, -1, 3}
	sort.Float64s(fs)
	fmt.Println(ss, fs, sort.Search(100, func(i int) bool { return i*i >= 50 }))
}
