// atomic.Value: load, store, swap, and its panics.
// record: go1.23
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var v atomic.Value
	fmt.Println(v.Load())
	v.Store("a")
	fmt.Println(v.Load(), v.Swap("b"), v.Load(), v.CompareAndSwap("b", "c"), v.CompareAndSwap("b", "d"), v.Load())
	for _, f := range []func(){
		func() { v.Store(1) },
		func() { v.Store(nil) },
		func() { v.Swap(1) },
		func() { v.Swap(nil) },
		func() { v.CompareAndSwap("c", 1) },
		func() { v.CompareAndSwap("c", nil) },
		func() { v.CompareAndSwap(1, 1) },
		func() { var w atomic.Value; w.Store([]int{1}); w.CompareAndSwap([]int{1}, []int{2}) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
