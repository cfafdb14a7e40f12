// record: go1.23
// record: each

// Endings that take some contriving: by package unsafe, by a context that breaks its promises, by names that are left
// for old programs.
package main

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"sync"
	"time"
	"unsafe"
)

//go:noinline
func id[X any](x X) X { return x }

type done struct{ context.Context }

func (done) Done() <-chan struct{} { c := make(chan struct{}); close(c); return c }
func (done) Err() error            { return nil }

func c_missingCancel() { context.WithCancel(done{context.Background()}) }
func c_mutexInconsistent() {
	runtime.GOMAXPROCS(1)
	var m sync.Mutex
	m.Lock()
	go func() { m.Lock() }()
	time.Sleep(100 * time.Microsecond)
	m.Unlock()
	*(*int32)(unsafe.Pointer(&m)) = 0
	time.Sleep(time.Second)
	fmt.Println("alive")
}
func c_wgMisuse()            { wg := new(sync.WaitGroup); *(*uint64)(unsafe.Pointer(wg)) = 1; wg.Add(1) }
func c_makeSliceReflect()    { reflect.MakeSlice(reflect.TypeOf([]int{}), id(1<<62), 1<<62) }
func c_makeSliceReflectNeg() { reflect.MakeSlice(reflect.TypeOf([]int{}), id(-1), 1) }
func c_makeSliceReflectCap() { reflect.MakeSlice(reflect.TypeOf([]int{}), id(2), 1) }
func c_makeChanReflect()     { reflect.MakeChan(reflect.TypeOf(make(chan int)), id(1<<62)) }
func c_makeChanReflectNeg()  { reflect.MakeChan(reflect.TypeOf(make(chan int)), id(-1)) }
func c_concat()              { x := byte(1); s := unsafe.String(&x, id(1<<62)); t := s + s; fmt.Println(len(t)) }
func c_concat3() {
	x := byte(1)
	s := unsafe.String(&x, id(1<<62))
	t := s + "a" + s
	fmt.Println(len(t))
}
func c_concatAssign() { x := byte(1); s := unsafe.String(&x, id(1<<62)); s += s; fmt.Println(len(s)) }
func c_concat4() {
	x := byte(1)
	s := unsafe.String(&x, id(1<<62))
	t := "b" + s + "a" + s
	fmt.Println(len(t))
}
func c_concat6() {
	x := byte(1)
	s := unsafe.String(&x, id(1<<62))
	e := id("e")
	t := e + s + e + s + e + s
	fmt.Println(len(t))
}
func c_cpuProfile() { runtime.CPUProfile() }
func c_cgoVersion() { runtime.SetCgoTraceback(1, nil, nil, nil) }
func c_cgoTwice() {
	a, b := new(int), new(int)
	runtime.SetCgoTraceback(0, nil, nil, unsafe.Pointer(a))
	runtime.SetCgoTraceback(0, nil, nil, unsafe.Pointer(b))
}
func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"missingCancel":       c_missingCancel,
	"mutexInconsistent":   c_mutexInconsistent,
	"wgMisuse":            c_wgMisuse,
	"makeSliceReflect":    c_makeSliceReflect,
	"makeSliceReflectNeg": c_makeSliceReflectNeg,
	"makeSliceReflectCap": c_makeSliceReflectCap,
	"makeChanReflect":     c_makeChanReflect,
	"makeChanReflectNeg":  c_makeChanReflectNeg,
	"concat":              c_concat,
	"concat3":             c_concat3,
	"concatAssign":        c_concatAssign,
	"concat4":             c_concat4,
	"concat6":             c_concat6,
	"cpuProfile":          c_cpuProfile,
	"cgoVersion":          c_cgoVersion,
	"cgoTwice":            c_cgoTwice,
}
