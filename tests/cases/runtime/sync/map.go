// record: go1.23

package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	m.Store("a", 1)
	m.Store("b", 2)
	fmt.Println(m.Load("a"))
	fmt.Println(m.Load("zzz"))
	fmt.Println(m.LoadOrStore("a", 9))
	fmt.Println(m.LoadOrStore("c", 3))
	m.Delete("b")
	fmt.Println(m.LoadAndDelete("c"))
	fmt.Println(m.CompareAndSwap("a", 1, 10), m.CompareAndSwap("a", 1, 11))
	fmt.Println(m.Swap("a", 12))
	m.Range(func(k, v any) bool { fmt.Println(k, v); return true })
	m.Clear()
	_, ok := m.Load("a")
	fmt.Println(ok)
	func() {
		defer func() { fmt.Println(recover()) }()
		m.Store([]int{1}, 1)
	}()
}
