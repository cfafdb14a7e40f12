// claim: 116 PARTLY: Load().(*T) just works
// claim: 117 FALSE: atomic.Value is Casuintptr on a pointer
// claim: T19: texts without `runtime error: `
// record: go1.23

package main

import (
	"fmt"
	"sync/atomic"
)

type table struct{ n int }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var v atomic.Value
	try(func() { _ = v.Load().(*table) })
	try(func() { v.Store(nil) })
	v.Store(&table{1})
	try(func() { fmt.Println(v.Load().(*table).n) })
	try(func() { v.Store(2) })
	try(func() { v.CompareAndSwap(v.Load(), "x") })
}
