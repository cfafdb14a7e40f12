// reflect: Swapper and sort.Slice.
package main

import (
	"fmt"
	"reflect"
	"sort"
)

func main() {
	people := []struct {
		Name string
		Age  int
	}{{"ann", 30}, {"bob", 25}, {"cid", 35}}
	sort.Slice(people, func(i, j int) bool { return people[i].Age < people[j].Age })
	fmt.Println(people)
	s := []string{"a", "b", "c"}
	swap := reflect.Swapper(s)
	swap(0, 2)
	fmt.Println(s)
}
