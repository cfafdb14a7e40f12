// Map: nil keys and values.
// record: go1.23
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	m.Store(nil, nil)
	fmt.Println(m.Load(nil))
	m.Store("k", nil)
	fmt.Println(m.LoadOrStore("k", 1))
	fmt.Println(m.CompareAndSwap("k", nil, 2))
	fmt.Println(m.Load("k"))
	var p *int
	m.Store(p, "typed nil")
	fmt.Println(m.Load(p))
}
