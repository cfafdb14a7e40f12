// record: go1.23

package main

import (
	"fmt"
	"sync/atomic"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var v atomic.Value
	try(func() { v.Store(nil) })
	v.Store(1)
	try(func() { v.Store("x") })
	try(func() { v.CompareAndSwap("x", 1) })
	fmt.Println(v.Load())
}
