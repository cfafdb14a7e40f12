// record: go1.23

package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var i32 atomic.Int32
	var u32 atomic.Uint32
	var i64 atomic.Int64
	var b atomic.Bool
	var p atomic.Pointer[string]
	fmt.Println(i32.Add(-5), u32.Add(^uint32(0)), i64.Swap(7), i64.Load())
	fmt.Println(i32.CompareAndSwap(-5, 9), i32.CompareAndSwap(-5, 1), i32.Load())
	fmt.Println(b.Swap(true), b.Load(), p.Load() == nil)
	s := "x"
	p.Store(&s)
	fmt.Println(*p.Load(), i32.And(8), i32.Or(3), i32.Load())
	i32.Store(1<<31 - 1)
	fmt.Println(i32.Add(1), u32.Add(5))
	var v atomic.Value
	fmt.Println(v.Load(), v.Swap(1), v.CompareAndSwap(1, 2), v.Load())
	var x *atomic.Int32
	defer func() { fmt.Println(recover()) }()
	x.Add(1)
}
