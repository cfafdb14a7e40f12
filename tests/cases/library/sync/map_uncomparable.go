// Map: keys and old values that cannot be compared.
// record: go1.23
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	try := func(name string, f func()) {
		defer func() { fmt.Println(name, recover()) }()
		f()
	}
	try("store", func() { m.Store([]int{1}, 1) })
	m.Store("k", []int{1})
	try("cas", func() { m.CompareAndSwap("k", []int{1}, 2) })
	try("cas absent", func() { fmt.Println(m.CompareAndSwap("none", []int{1}, 2)) })
	try("delete absent", func() { fmt.Println(m.CompareAndDelete("none", []int{1})) })
}
