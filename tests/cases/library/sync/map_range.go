// Map: Range over everything, and until false.
// record: go1.23
package main

import (
	"fmt"
	"sort"
	"sync"
)

func main() {
	var m sync.Map
	for i := range 50 {
		m.Store(i, i*i)
	}
	var keys []int
	sum := 0
	m.Range(func(k, v any) bool {
		keys = append(keys, k.(int))
		sum += v.(int)
		return true
	})
	sort.Ints(keys)
	fmt.Println(len(keys), keys[0], keys[49], sum)
	n := 0
	m.Range(func(k, v any) bool { n++; return n < 3 })
	fmt.Println(n)
}
