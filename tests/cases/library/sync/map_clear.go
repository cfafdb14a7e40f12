// Map: Clear and use again.
// record: go1.23
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	m.Clear()
	m.Store(1, 1)
	m.Store("x", 2)
	m.Clear()
	fmt.Println(m.Load(1))
	m.Store(1, 3)
	fmt.Println(m.Load(1))
	n := 0
	m.Range(func(any, any) bool { n++; return true })
	fmt.Println(n)
}
