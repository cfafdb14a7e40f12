// claim: 17 PARTLY: sync.Map has no iteration
// claim: 104 FALSE: LoadOrStore updates an existing value
// record: go1.23

package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	m.Store("a", 1)
	fmt.Println(m.LoadOrStore("a", 2))
	fmt.Println(m.LoadOrStore("b", 3))
	sum := 0
	m.Range(func(_, value any) bool { sum += value.(int); return true })
	fmt.Println(sum)
	defer func() { fmt.Println(recover()) }()
	m.Store([]int{1}, 2)
}
