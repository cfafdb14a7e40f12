// atomic: Add of every type, with wrapping.
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var a int32 = 1<<31 - 1
	var b int64
	var cc uint32
	var d uint64 = 5
	var e uintptr
	fmt.Println(atomic.AddInt32(&a, 1), atomic.AddInt64(&b, -3), atomic.AddUint32(&cc, ^uint32(0)), atomic.AddUint64(&d, ^uint64(0)), atomic.AddUintptr(&e, 7))
	fmt.Println(a, b, cc, d, e)
}
