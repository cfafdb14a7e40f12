// record: go1.23

package main

import (
	"fmt"
)

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
	fmt.Println(name, "fine")
}

func main() {
	var m map[string]int
	v, ok := m["a"]
	fmt.Println(m["a"], v, ok, len(m), m == nil)
	for range m {
		fmt.Println("no")
	}
	try("delete", func() { delete(m, "a") })
	try("clear", func() { clear(m) })
	try("write", func() { m["a"] = 1 })
	try("increment", func() { m["a"]++ })
	var n map[any]int
	try("unhashable on nil", func() { n[[]int{}] = 1 })
	try("read unhashable on nil", func() { _ = n[[]int{}] })
	try("delete unhashable on nil", func() { delete(n, any([]int{})) })
	e := map[any]int{}
	try("read unhashable on empty", func() { _ = e[[]int{}] })
	try("write unhashable on empty", func() { e[[]int{}] = 1 })
	e[1] = 1
	try("read unhashable", func() { _ = e[[]int{}] })
	try("write unhashable", func() { e[func() {}] = 1 })
	e[2] = 2
	fmt.Println(len(e), e[2])
	var p *int
	try("right side first", func() { e["k"] = *p })
	try("function panics", func() { e["k"] = func() int { panic("f") }() })
	_, ok = e["k"]
	fmt.Println(ok)
}
