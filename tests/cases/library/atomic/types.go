// atomic: the typed forms.
// record: go1.23
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var b atomic.Bool
	fmt.Println(b.Load(), b.Swap(true), b.CompareAndSwap(true, false), b.Load())
	var i atomic.Int32
	i.Store(5)
	fmt.Println(i.Add(-7), i.Swap(1), i.CompareAndSwap(1, 2), i.Load())
	var u atomic.Uintptr
	u.Store(3)
	fmt.Println(u.Add(1), u.Load())
	var w atomic.Uint64
	fmt.Println(w.Add(^uint64(0)))
}
