// CompareAndDelete compares the values with the map's part locked (Go 1.27): when that panics, it stays so, and the next who
// stores there waits for ever. CompareAndSwap looks before it locks.
//
// record: go1.23
package main

import (
	"fmt"
	"sync"
)

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	var m sync.Map
	m.Store("k", []int{1})
	try("swap", func() { m.CompareAndSwap("k", []int{1}, 2) })
	m.Store("k", []int{2})
	fmt.Println(m.Load("k"))
	try("delete", func() { m.CompareAndDelete("k", 5) })
	try("delete", func() { m.CompareAndDelete("none", []int{1}) })
	m.Store("k", []int{3})
	try("unhashable", func() { m.CompareAndSwap([]int{1}, 1, 2) })
	try("unhashable", func() { m.CompareAndDelete([]int{1}, 1) })
	try("delete", func() { m.CompareAndDelete("k", []int{3}) })
	fmt.Println(m.Load("k"))
	m.Store("k", 4)
	fmt.Println(m.Load("k"))
}
