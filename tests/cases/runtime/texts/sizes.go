// record: go1.23
// record: each

// Lengths and capacities that no memory has: unsafe.Slice and String, make of slices, maps and channels.
package main

import (
	"fmt"
	"os"
	"unsafe"
)

//go:noinline
func n() int           { return 1 << 62 }
func u() uint64        { return 1 << 63 }
func g[T any](n int)   { var x T; s := unsafe.Slice(&x, n); fmt.Println(len(s)) }
func c_sliceHuge()     { x := 1; s := unsafe.Slice(&x, n()); fmt.Println(len(s)) }
func c_sliceConst()    { x := 1; s := unsafe.Slice(&x, 1<<60); fmt.Println(len(s)) }
func c_sliceBytes()    { x := byte(1); s := unsafe.Slice(&x, n()); fmt.Println(len(s)) }
func c_sliceU()        { x := byte(1); s := unsafe.Slice(&x, u()); fmt.Println(len(s)) }
func c_sliceEnd()      { x := byte(1); s := unsafe.Slice(&x, 1<<63-1); fmt.Println(len(s)) }
func c_sliceNilHuge()  { var p *int; s := unsafe.Slice(p, n()); fmt.Println(len(s)) }
func c_sliceNil1()     { var p *int; s := unsafe.Slice(p, n()-1<<62+1); fmt.Println(len(s)) }
func c_sliceNil0()     { var p *int; s := unsafe.Slice(p, 0); fmt.Println(s == nil) }
func c_sliceNeg()      { x := 1; s := unsafe.Slice(&x, -n()); fmt.Println(len(s)) }
func c_sliceZero()     { x := struct{}{}; s := unsafe.Slice(&x, n()); fmt.Println(len(s)) }
func c_sliceArr()      { x := [3]int{}; s := unsafe.Slice(&x, n()/4); fmt.Println(len(s)) }
func c_slice48()       { x := byte(1); s := unsafe.Slice(&x, n()>>10); fmt.Println(len(s)) }
func c_slice47()       { x := byte(1); s := unsafe.Slice(&x, n()>>15); fmt.Println(len(s)) }
func c_sliceTop()      { x := int8(1); s := unsafe.Slice(&x, u()*2-1); fmt.Println(len(s)) }
func c_strHuge()       { x := byte(1); s := unsafe.String(&x, n()); fmt.Println(len(s)) }
func c_strTop()        { x := byte(1); s := unsafe.String(&x, u()); fmt.Println(len(s)) }
func c_strEnd()        { x := byte(1); s := unsafe.String(&x, 1<<63-1); fmt.Println(len(s)) }
func c_strNeg()        { x := byte(1); s := unsafe.String(&x, -n()); fmt.Println(len(s)) }
func c_strNil()        { var x *byte; s := unsafe.String(x, n()); fmt.Println(len(s)) }
func c_strNil0()       { var x *byte; s := unsafe.String(x, 0); fmt.Println(len(s)) }
func c_makeHuge()      { s := make([]int, n()); fmt.Println(len(s)) }
func c_make61()        { s := make([]int, n()>>1); fmt.Println(len(s)) }
func c_makeCap()       { s := make([]int, 1, n()); fmt.Println(len(s)) }
func c_makeU()         { s := make([]byte, u()); fmt.Println(len(s)) }
func c_makeCapU()      { s := make([]byte, 0, u()); fmt.Println(len(s)) }
func c_makeEmpty()     { s := make([]struct{}, n()); fmt.Println(len(s)) }
func c_makeMap()       { s := make(map[int]int, n()); fmt.Println(len(s)) }
func c_makeMapNeg()    { s := make(map[int]int, -n()); fmt.Println(len(s)) }
func c_makeChan()      { s := make(chan int, n()); fmt.Println(len(s)) }
func c_makeChanEmpty() { s := make(chan struct{}, n()); fmt.Println(cap(s)) }
func c_makeChanU()     { s := make(chan struct{}, u()); fmt.Println(cap(s)) }
func c_makeChan48()    { s := make(chan byte, n()>>14); fmt.Println(cap(s)) }
func c_appendMake()    { s := append([]int(nil), make([]int, n())...); fmt.Println(len(s)) }
func c_appendMake2()   { s := append([]int{1}, make([]int, n()>>3)...); fmt.Println(len(s)) }
func c_appendMakeNeg() { s := append([]int{1}, make([]int, -n())...); fmt.Println(len(s)) }
func c_makeCopy()      { a := make([]int, n()); copy(a, []int{1}); fmt.Println(len(a)) }
func c_genericSlice()  { g[int](n()) }
func main()            { cases[os.Args[1]]() }

var cases = map[string]func(){
	"sliceHuge":     c_sliceHuge,
	"sliceConst":    c_sliceConst,
	"sliceBytes":    c_sliceBytes,
	"sliceU":        c_sliceU,
	"sliceEnd":      c_sliceEnd,
	"sliceNilHuge":  c_sliceNilHuge,
	"sliceNil1":     c_sliceNil1,
	"sliceNil0":     c_sliceNil0,
	"sliceNeg":      c_sliceNeg,
	"sliceZero":     c_sliceZero,
	"sliceArr":      c_sliceArr,
	"slice48":       c_slice48,
	"slice47":       c_slice47,
	"sliceTop":      c_sliceTop,
	"strHuge":       c_strHuge,
	"strTop":        c_strTop,
	"strEnd":        c_strEnd,
	"strNeg":        c_strNeg,
	"strNil":        c_strNil,
	"strNil0":       c_strNil0,
	"makeHuge":      c_makeHuge,
	"make61":        c_make61,
	"makeCap":       c_makeCap,
	"makeU":         c_makeU,
	"makeCapU":      c_makeCapU,
	"makeEmpty":     c_makeEmpty,
	"makeMap":       c_makeMap,
	"makeMapNeg":    c_makeMapNeg,
	"makeChan":      c_makeChan,
	"makeChanEmpty": c_makeChanEmpty,
	"makeChanU":     c_makeChanU,
	"makeChan48":    c_makeChan48,
	"appendMake":    c_appendMake,
	"appendMake2":   c_appendMake2,
	"appendMakeNeg": c_appendMakeNeg,
	"makeCopy":      c_makeCopy,
	"genericSlice":  c_genericSlice,
}
