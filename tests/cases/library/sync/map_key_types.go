// Map: keys of several types are distinct.
// record: go1.23
package main

import (
	"fmt"
	"sync"
)

func main() {
	type id int
	var m sync.Map
	m.Store(1, "int")
	m.Store(int8(1), "int8")
	m.Store(id(1), "id")
	m.Store(1.0, "float")
	m.Store("1", "string")
	m.Store([1]int{1}, "array")
	m.Store(struct{ a, b int }{1, 2}, "struct")
	for _, k := range []any{1, int8(1), id(1), 1.0, "1", [1]int{1}, struct{ a, b int }{1, 2}, uint(1), nil} {
		v, ok := m.Load(k)
		fmt.Printf("%T %v %v\n", k, v, ok)
	}
}
