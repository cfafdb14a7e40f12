// record: go1.23
// record: each
// record: levels system

// The runtime's functions above every error that a program meets: GOTRACEBACK=system lists them.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"reflect"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

//go:noinline
func id[X any](x X) X { return x }

//go:noinline
func ida(p *[4]int) *[4]int { return p }

type I interface{ M() }
type J interface {
	M()
	N()
}
type T struct{ a int }

func (T) M() {}

type P struct{ a int }

func (*P) M() {}

var sink any
var kept []int

// ---- indices and bounds
func c_index()     { a := id([]int{1, 2, 3}); _ = a[id(5)] }
func c_indexU()    { a := id([]int{1, 2, 3}); _ = a[id(uint(5))] }
func c_indexU8()   { a := id([]int{1, 2, 3}); _ = a[id(uint8(5))] }
func c_indexNeg()  { a := id([]int{1, 2, 3}); _ = a[id(-5)] }
func c_indexArr()  { a := ida(&[4]int{}); a[id(4)] = 1 }
func c_indexStr()  { s := id("hello"); fmt.Println(s[id(9)]) }
func c_indexStrU() { s := id("hello"); fmt.Println(s[id(uint64(1<<63))]) }
func c_indexReg()  { var a [4]int; a[id(7)] = 1; fmt.Println(a) }
func c_indexOp()   { a := id([]string{"x"}); a[id(1)] += "y" }
func c_alen()      { s := id("hello"); _ = s[:id(9)] }
func c_alenNeg()   { s := id("hello"); _ = s[:id(-9)] }
func c_alenU()     { s := id("hello"); _ = s[:id(uint(9))] }
func c_alenArr()   { s := ida(&[4]int{}); _ = s[:id(9)] }
func c_alenArrN()  { s := ida(&[4]int{}); _ = s[:id(-9)] }
func c_acap()      { s := id([]int{1, 2, 3}); _ = s[:id(5)] }
func c_acapNeg()   { s := id([]int{1, 2, 3}); _ = s[:id(-2)] }
func c_acapU()     { s := id([]int{1, 2, 3}); _ = s[:id(uint64(1<<63))] }
func c_b()         { s := id([]int{1, 2, 3}); _ = s[id(5):] }
func c_b2()        { s := id([]int{1, 2, 3}); _ = s[id(2):id(1)] }
func c_bNeg()      { s := id([]int{1, 2, 3}); _ = s[id(-1):] }
func c_bU()        { s := id([]int{1, 2, 3}); _ = s[id(uint(7)):] }
func c_bStr()      { s := id("hello"); _ = s[id(9):] }
func c_bStrU()     { s := id("hello"); _ = s[id(uint64(1<<63)):] }
func c_bArr()      { s := ida(&[4]int{}); _ = s[id(5):] }
func c_bMixed()    { s := id([]int{1, 2, 3}); _ = s[id(uint(2)):id(1)] }
func c_bMixed2()   { s := id([]int{1, 2, 3}); _ = s[id(2):id(uint(1))] }
func c_alen3()     { s := ida(&[4]int{}); _ = s[0:2:id(9)] }
func c_alen3Neg()  { s := ida(&[4]int{}); _ = s[0:2:id(-9)] }
func c_alen3U()    { s := ida(&[4]int{}); _ = s[0:2:id(uint(9))] }
func c_acap3()     { s := id([]int{1, 2, 3}); _ = s[0:1:id(5)] }
func c_acap3Neg()  { s := id([]int{1, 2, 3}); _ = s[0:1:id(-5)] }
func c_acap3U()    { s := id([]int{1, 2, 3}); _ = s[0:1:id(uint(5))] }
func c_b3()        { s := id([]int{1, 2, 3}); _ = s[0:id(3):id(2)] }
func c_b3Neg()     { s := id([]int{1, 2, 3}); _ = s[0:id(-1):id(2)] }
func c_b3U()       { s := id([]int{1, 2, 3}); _ = s[0:id(uint(3)):id(2)] }
func c_c3()        { s := id([]int{1, 2, 3}); _ = s[id(3):id(2):id(3)] }
func c_c3Neg()     { s := id([]int{1, 2, 3}); _ = s[id(-1):id(2):id(3)] }
func c_c3U()       { s := id([]int{1, 2, 3}); _ = s[id(uint(3)):id(2):id(3)] }
func c_convert()   { s := id([]int{1, 2, 3}); _ = [4]int(s) }
func c_convertP()  { s := id([]int{1, 2, 3}); _ = (*[4]int)(s) }

// ---- arithmetic
func c_div()    { fmt.Println(1 / id(0)) }
func c_rem()    { fmt.Println(1 % id(uint8(0))) }
func c_divOp()  { x := 5; x /= id(0); fmt.Println(x) }
func c_shift()  { fmt.Println(1 << id(-1)) }
func c_shift8() { x := 1; x >>= id(int8(-3)); fmt.Println(x) }

// ---- memory
func c_nil()      { p := id[*T](nil); p.a = 1 }
func c_nilFunc()  { f := id[func()](nil); f() }
func c_nilIface() { i := id[I](nil); i.M() }
func c_nilWrap()  { var p *T; i := id[I](p); i.M() }
func c_nilVal()   { var i I; f := i.M; f() }
func c_nilExpr()  { f := (*T).M; f(nil) }
func c_nilMutex() { var m *sync.Mutex; m.Lock() }
func c_nilWg()    { var w *sync.WaitGroup; w.Add(1) }
func c_nilBuf()   { var b *bytes.Buffer; b.WriteString("x") }
func c_nilAtom()  { var p *int64; atomic.AddInt64(p, 1) }
func c_nilAtom2() { var p *atomic.Int64; p.Add(1) }
func c_nilDefer() { var f func(); defer f() }
func c_nilErr()   { var e error; fmt.Println(id(e).Error()) }
func c_nilRange() {
	for i, v := range ida(nil) {
		fmt.Println(i, v)
	}
}

// ---- assertions
func c_dotE()     { var x any = 3; _ = id(x).(string) }
func c_dotENil()  { var x any; _ = id(x).(string) }
func c_dotI()     { var x I = T{}; _ = id(x).(*P) }
func c_dotINil()  { var x I; _ = id(x).(*P) }
func c_itab()     { var x any = 3; _ = id(x).(I) }
func c_itabI()    { var x I = T{}; _ = id(x).(J) }
func c_itabNil()  { var x any; _ = id(x).(I) }
func c_itabNilI() { var x I; _ = id(x).(J) }
func c_anyNil()   { var x I; sink = id(x).(any) }
func c_anyNilE()  { var x any; sink = id(x).(any) }
func c_itabSame() { var x I; sink = id(x).(I) }
func c_itabUsed() { var x any = P{}; id(x).(I).M() }
func c_errorNil() { var x any; fmt.Println(id(x).(error).Error()) }
func c_dotGen()   { gen[string](3) }
func c_itabTwice() {
	defer func() { recover(); var x any = 3; _ = id(x).(I) }()
	var x any = 3
	_ = id(x).(I)
}

//go:noinline
func gen[X any](x any) X { return x.(X) }

// ---- make and append
func c_makeLen()    { kept = make([]int, id(-1)) }
func c_makeBig()    { kept = make([]int, id(1<<62)) }
func c_makeCap()    { kept = make([]int, id(1), id(0)) }
func c_makeCapN()   { kept = make([]int, 0, id(-1)) }
func c_makeBoth()   { kept = make([]int, id(-7), id(-9)) }
func c_makeU()      { kept = make([]int, id(uint64(1<<63))) }
func c_makeI64()    { kept = make([]int, id(int64(-1))) }
func c_makeEmpty()  { sink = make([]struct{}, id(-1)) }
func c_makeLocal()  { _ = make([]int, id(-1)) }
func c_makeLocal4() { s := make([]byte, id(500), id(300)); fmt.Println(len(s)) }
func c_makeCopy()   { x := id([]int{1}); s := make([]int, id(-1)); copy(s, x); kept = s }
func c_makeCopy2()  { x := id([]int{1}); kept = make([]int, id(-1)); copy(kept, x) }
func c_makeApp()    { s := id([]int{1}); s = append(s, make([]int, id(-3))...); kept = s }
func c_growMake()   { s := id([]int{1}); s = append(s, make([]int, id(1<<62))...); kept = s }
func c_grow() {
	s := make([]struct{}, id(1<<63-1))
	s = append(s, struct{}{})
	sink = s
}
func c_grow2() {
	s := make([]struct{}, id(1<<62))
	s = append(s, s...)
	s = append(s, s...)
	sink = s
}
func c_makeChan()  { _ = make(chan int, id(-1)) }
func c_makeChanB() { _ = make(chan int, id(1<<62)) }
func c_makeChanU() { _ = make(chan int, id(uint8(255))); _ = make(chan int, id(int64(-1))) }
func c_slicesGrow() {
	s := id([]int{1})
	kept = slices.Grow(s, id(-1))
}
func c_slicesGrow2() {
	s := id([]int{1})
	kept = slices.Grow(s, id(1<<62))
}
func c_repeat() { sink = slices.Repeat(id([]int{1}), id(-1)) }
func c_strRep() { sink = strings.Repeat("x", id(-1)) }

// ---- package unsafe
func c_unsSlice()    { x := 1; p := id(&x); _ = unsafe.Slice(p, id(-1)) }
func c_unsSliceU()   { x := 1; p := id(&x); _ = unsafe.Slice(p, id(uint64(1<<63))) }
func c_unsSliceNil() { p := id[*int](nil); _ = unsafe.Slice(p, id(1)) }
func c_unsStr()      { x := byte(1); p := id(&x); _ = unsafe.String(p, id(-1)) }
func c_unsStrNil()   { p := id[*byte](nil); _ = unsafe.String(p, id(1)) }
func c_unsStrI64()   { p := id[*byte](nil); _ = unsafe.String(p, id(int64(1))) }

// ---- channels
func c_closeNil()    { var c chan int; close(id(c)) }
func c_closeClosed() { c := make(chan int); close(c); close(c) }
func c_sendClosed()  { c := make(chan int); close(c); c <- 1 }
func c_sendParked() {
	c := make(chan int)
	go func() { time.Sleep(time.Millisecond); close(c) }()
	c <- 1
}
func c_selectNb() {
	c := make(chan int, 1)
	close(c)
	select {
	case c <- 1:
	default:
	}
}
func c_selectSend() {
	c, d := make(chan int), make(chan int)
	close(c)
	select {
	case c <- 1:
	case <-d:
	}
}
func c_selectSendD() {
	c, d := make(chan int), make(chan int)
	close(c)
	select {
	case c <- 1:
	case <-d:
	default:
	}
}
func c_selectParked() {
	c, d := make(chan int), make(chan int)
	go func() { time.Sleep(time.Millisecond); close(c) }()
	select {
	case c <- 1:
	case <-d:
	}
}
func c_selectOne() {
	c := make(chan int)
	close(c)
	select {
	case c <- 1:
	}
}
func c_goClose()     { runtime.GOMAXPROCS(1); var c chan int; go close(c); time.Sleep(time.Hour) }
func c_deferClose()  { var c chan int; defer close(c) }
func c_deferClose2() { c := make(chan int); close(c); defer close(c) }
func c_goParked() {
	c := make(chan int)
	go func() { c <- 1 }()
	time.Sleep(time.Millisecond)
	close(c)
	time.Sleep(time.Hour)
}

// ---- maps
type pair struct{ a, b any }
type deep struct {
	n int
	p pair
}
type named any

func c_nilMap()     { var m map[[3]int]int; id(m)[[3]int{}] = 1 }
func c_nilMap32()   { var m map[int32]int; id(m)[1] = 1 }
func c_nilMap64()   { var m map[int]int; id(m)[1] = 1 }
func c_nilMapPtr()  { var m map[*int]int; id(m)[nil] = 1 }
func c_nilMapStr()  { var m map[string]int; id(m)["a"] = 1 }
func c_nilMapChan() { var m map[chan int]int; id(m)[nil] = 1 }
func c_nilMapU()    { var m map[uintptr]int; id(m)[1] = 1 }
func c_nilMapBig()  { var m map[int][200]byte; id(m)[1] = [200]byte{} }
func c_nilMapOp()   { var m map[string]int; id(m)["a"]++ }
func c_nilMap32p()  { var m map[float32]int; id(m)[1] = 1 }
func c_nilMapAny()  { var m map[any]int; id(m)[1] = 1 }
func c_nilMapAnyU() { var m map[any]int; id(m)[id[any]([]int{})] = 1 }
func c_nilMapCopy() { var m map[string]int; maps.Copy(m, map[string]int{"a": 1}) }
func c_hashRead()   { m := map[any]int{1: 1}; _ = m[id[any]([]int{})] }
func c_hashRead2()  { m := map[any]int{1: 1}; _, ok := m[id[any]([]int{})]; fmt.Println(ok) }
func c_hashEmpty()  { m := map[any]int{}; _ = m[id[any]([]int{})] }
func c_hashEmpty2() { m := map[any]int{}; _, ok := m[id[any]([]int{})]; fmt.Println(ok) }
func c_hashNil()    { var m map[any]int; _ = m[id[any]([]int{})] }
func c_hashNil2()   { var m map[any]int; _, ok := m[id[any]([]int{})]; fmt.Println(ok) }
func c_hashWrite()  { m := map[any]int{}; m[id[any]([]int{})] = 1 }
func c_hashOp()     { m := map[any]int{}; m[id[any]([]int{})]++ }
func c_hashDel()    { m := map[any]int{1: 1}; delete(m, id[any]([]int{})) }
func c_hashDel0()   { m := map[any]int{}; delete(m, id[any]([]int{})) }
func c_hashDelNil() { var m map[any]int; delete(m, id[any]([]int{})) }
func c_hashBig() {
	m := map[any]int{}
	for i := range 100 {
		m[i] = i
	}
	_ = m[id[any](func() {})]
}
func c_hashBigDel() {
	m := map[any]int{}
	for i := range 100 {
		m[i] = i
	}
	delete(m, id[any](func() {}))
}
func c_hashBigVal() { m := map[any][200]byte{1: {}}; _ = m[id[any](map[int]int{})] }
func c_hashIface()  { m := map[I]int{T{}: 1}; m[id[I](U{})] = 1 }
func c_hashIface0() { m := map[I]int{}; _ = m[id[I](U{})] }
func c_hashIfaceR() { m := map[I]int{T{}: 1}; _ = m[id[I](U{})] }
func c_hashPair0()  { m := map[pair]int{}; _ = m[pair{1, id[any]([]int{})}] }
func c_hashArrOne() { m := map[[1]any]int{}; m[[1]any{id[any]([]int{})}] = 1 }
func c_hashNested() { m := map[any]int{}; m[id[any](pair{1, []int{}})] = 1 }
func c_hashNest2()  { m := map[any]int{}; m[id[any]([2]any{1, []int{}})] = 1 }
func c_hashNest3()  { m := map[any]int{}; m[id[any](deep{1, pair{pair{1, []int{}}, 1}})] = 1 }
func c_hashNest4()  { m := map[any]int{}; m[id[any](struct{ i I }{U{}})] = 1 }
func c_hashNest5()  { m := map[any]int{}; m[id[any]([1]any{[]int{}})] = 1 }
func c_hashNest6()  { m := map[any]int{}; m[id[any](struct{ a any }{[]int{}})] = 1 }
func c_hashNest7()  { m := map[any]int{1: 1}; _ = m[id[any](struct{ a []int }{})] }
func c_hashNest8() {
	m := map[any]int{1: 1}
	_ = m[id[any](struct {
		_ int
		s string
		a any
	}{0, "", []int{}})]
}
func c_hashLit()  { fmt.Println(map[any]int{1: 1, id[any]([]int{}): 2}) }
func c_hashSet()  { var m sync.Map; m.Store(id[any]([]int{}), 1) }
func c_hashSetL() { var m sync.Map; m.Load(id[any]([]int{})) }
func c_hashSetD() { var m sync.Map; m.Store(1, 2); m.Delete(id[any]([]int{})) }
func c_hashReflect() {
	m := map[any]int{1: 1}
	reflect.ValueOf(m).MapIndex(reflect.ValueOf([]int{}))
}
func c_hashReflectS() {
	m := map[any]int{1: 1}
	reflect.ValueOf(m).SetMapIndex(reflect.ValueOf([]int{}), reflect.ValueOf(1))
}
func c_makeMapHash() { m := make(map[any]int, 100); m[id[any]([]int{})] = 1 }

type U struct{ s []int }

func (U) M() {}

// ---- comparisons
type wide struct {
	s string
	a any
}

func c_cmpE()    { fmt.Println(id[any]([]int{}) == id[any]([]int{})) }
func c_cmpI()    { fmt.Println(id[I](U{}) == id[I](U{})) }
func c_cmpPair() { a, b := id(pair{1, []int{}}), id(pair{1, []int{}}); fmt.Println(a == b) }
func c_cmpWide() { a, b := id(wide{"x", []int{}}), id(wide{"x", []int{}}); fmt.Println(a == b) }
func c_cmpIface() {
	a, b := id[any](struct{ i I }{U{}}), id[any](struct{ i I }{U{}})
	fmt.Println(a == b)
}
func c_cmpSwitch() {
	switch id[any]([]int{}) {
	case id[any]([]int{}):
	}
}
func c_cmpConst() {
	switch id[any](map[int]int{}) {
	case 1, "a":
		fmt.Println("one")
	default:
		fmt.Println("none")
	}
}
func c_cmpMixed()   { var i I = U{}; fmt.Println(id[any](i) == id[any](U{})) }
func c_cmpIndex()   { fmt.Println(slices.Index([]any{1, []int{}}, id[any]([]int{}))) }
func c_cmpGen()     { fmt.Println(equal(id[any]([]int{}), id[any]([]int{}))) }
func c_cmpErrors()  { fmt.Println(errors.Is(list{1}, list{1})) }
func c_cmpErrorsN() { fmt.Println(errors.Is(fmt.Errorf("%w", nest{list{1}}), nest{list{1}})) }
func c_cmpValue() {
	fmt.Println(reflect.ValueOf(pair{1, []int{}}).Equal(reflect.ValueOf(pair{1, []int{}})))
}
func c_cmpAtomic() { var v atomic.Value; v.Store([]int{}); v.CompareAndSwap([]int{}, []int{}) }

type list []int

func (list) Error() string { return "list" }

type nest struct{ e error }

func (nest) Error() string { return "nest" }

//go:noinline
func equal[X comparable](a, b X) bool { return a == b }

// ---- panic, Goexit and what stands below them
func c_user()     { panic("user") }
func c_userNil()  { panic(nil) }
func c_userErr()  { panic(errors.New("e")) }
func c_goexit()   { runtime.Goexit() }
func c_deferOne() { defer func() { panic("deferred") }() }
func c_deferLoop() {
	for range id(1) {
		defer func() { panic("deferred") }()
	}
}
func c_deferStack() {
	defer func() { fmt.Println(recover()) }()
	for {
		defer func() { panic("second") }()
		break
	}
	defer func() { panic("third") }()
	panic("first")
}
func c_deferNine() {
	defer func() { panic("deferred") }()
	if id(1) == 1 {
		defer id(1)
		defer id(1)
		defer id(1)
		defer id(1)
		defer id(1)
		defer id(1)
		defer id(1)
		defer id(1)
	}
}
func c_deferIndex() { defer func() { a := id([]int{}); _ = a[id(1)] }(); panic("first") }
func c_indexDefer() { defer func() { panic("second") }(); a := id([]int{}); _ = a[id(1)] }
func c_divDefer()   { defer func() { panic("second") }(); fmt.Println(1 / id(0)) }
func c_sendDefer()  { defer func() { panic("second") }(); c := make(chan int); close(c); c <- 1 }
func c_mapDefer()   { defer func() { panic("second") }(); var m map[string]int; id(m)["a"] = 1 }
func c_hashDefer() {
	defer func() { panic("second") }()
	m := map[any]int{1: 1}
	delete(m, id[any]([]int{}))
}
func c_cmpDefer() {
	defer func() { panic("second") }()
	fmt.Println(id[any]([]int{}) == id[any]([]int{}))
}
func c_nilDefer2() { defer func() { panic("second") }(); p := id[*T](nil); p.a = 1 }
func c_wrapDefer() { defer func() { panic("second") }(); var p *T; i := id[I](p); i.M() }
func c_exitDefer() {
	runtime.GOMAXPROCS(1)
	go func() {
		defer func() { panic("in Goexit") }()
		runtime.Goexit()
	}()
	time.Sleep(time.Hour)
}
func c_exitIndex() {
	runtime.GOMAXPROCS(1)
	go func() {
		defer func() {
			defer func() { a := id([]int{}); _ = a[id(1)] }()
			panic("in Goexit")
		}()
		runtime.Goexit()
	}()
	time.Sleep(time.Hour)
}
func c_recovered() {
	defer func() { panic(fmt.Sprint("again: ", recover())) }()
	a := id([]int{})
	_ = a[id(1)]
}
func c_repanic() {
	defer func() { panic(recover()) }()
	a := id([]int{})
	_ = a[id(1)]
}
func c_methodDefer() { var p *T; defer id[I](p).M() }

// ---- range over func
func twice(yield func() bool) { yield(); yield() }
func c_rangeAfter() {
	for range twice {
		break
	}
}
func c_rangeBody() {
	for range twice {
		a := id([]int{})
		_ = a[id(1)]
	}
}
func c_rangeSwallow() {
	for range func(yield func() bool) { defer func() { recover() }(); yield() } {
		panic("body")
	}
}
func c_rangeExit() {
	var f func() bool
	for range func(yield func() bool) { f = yield; yield() } {
	}
	f()
}
func c_pull() {
	next, stop := iter.Pull(func(yield func(int) bool) { a := id([]int{}); yield(a[id(1)]) })
	defer stop()
	next()
}
func c_pull2() {
	next, _ := iter.Pull(func(yield func(int) bool) { yield(1); panic("in the sequence") })
	next()
	next()
}

// ---- where the runtime's functions call the program's
func c_sort() { sort.Slice([]int{2, 1}, func(i, j int) bool { panic("less") }) }
func c_afterf() {
	time.AfterFunc(time.Millisecond, func() { a := id([]int{}); _ = a[id(1)] })
	time.Sleep(time.Hour)
}
func c_call() {
	reflect.ValueOf(func(int) { panic("called") }).Call([]reflect.Value{reflect.ValueOf(1)})
}
func c_callBig() {
	reflect.ValueOf(func([200]byte) { panic("called") }).Call([]reflect.Value{reflect.ValueOf([200]byte{})})
}
func c_method()    { reflect.ValueOf(&T2{}).Method(0).Call(nil) }
func c_once()      { var o sync.Once; o.Do(func() { a := id([]int{}); _ = a[id(1)] }) }
func c_goArgs()    { runtime.GOMAXPROCS(1); go fail(1); time.Sleep(time.Hour) }
func c_deferArgs() { defer fail(1) }
func c_print()     { fmt.Println(bad{}); panic(bad{}) }
func c_string()    { panic(stringer{}) }

type T2 struct{}

func (*T2) M() { a := id([]int{}); _ = a[id(1)] }

type bad struct{}

func (bad) Error() string { a := id([]int{}); return fmt.Sprint(a[id(1)]) }

type stringer struct{}

func (stringer) String() string { return "stringer" }

//go:noinline
func fail(n int) { panic(n) }

// ---- the runtime ends the program
func c_unlock()   { var m sync.Mutex; m.Unlock() }
func c_rwUnlock() { var m sync.RWMutex; m.Unlock() }
func c_rUnlock()  { var m sync.RWMutex; m.RUnlock() }
func c_wgDone()   { var w sync.WaitGroup; w.Done() }
func c_wgAdd()    { var w sync.WaitGroup; w.Add(id(-1)) }
func c_goNil()    { var f func(); go f() }
func c_goMethod() { var i I; go i.M(); time.Sleep(time.Hour) }
func c_condCopy() { c := *sync.NewCond(&sync.Mutex{}); c.Signal(); d := c; d.Signal() }
func c_ticker()   { time.NewTicker(id(time.Duration(0))) }
func c_unlockD()  { defer func() { recover() }(); var m sync.Mutex; m.Unlock() }
func c_unlockP()  { var m sync.Mutex; defer m.Unlock(); panic("before") }
func c_overflow() { overflow(id(1)) }

//go:noinline
func overflow(n int) int { return overflow(n+1) + n }

// ---- nothing runs
func c_dlRecv()    { <-make(chan int) }
func c_dlSend()    { make(chan int) <- 1 }
func c_dlNilRecv() { var c chan int; <-c }
func c_dlNilSend() { var c chan int; c <- 1 }
func c_dlSelect()  { select {} }
func c_dlSelect2() {
	select {
	case <-make(chan int):
	case <-make(chan int):
	}
}
func c_dlSelect1() {
	select {
	case <-make(chan int):
	}
}
func c_dlRange() {
	for range make(chan int) {
	}
}
func c_dlOk()    { _, ok := <-make(chan int); fmt.Println(ok) }
func c_dlMutex() { var m sync.Mutex; m.Lock(); m.Lock() }
func c_dlWg()    { var w sync.WaitGroup; w.Add(1); w.Wait() }
func c_dlCond()  { c := sync.NewCond(&sync.Mutex{}); c.L.Lock(); c.Wait() }
func c_dlRw()    { var m sync.RWMutex; m.Lock(); m.RLock() }
func c_dlRwW()   { var m sync.RWMutex; m.RLock(); m.Lock() }
func c_dlRwWW()  { var m sync.RWMutex; m.Lock(); m.Lock() }
func c_dlDefer() { defer func() { <-make(chan int) }() }
func c_dlDeferL() {
	for range id(1) {
		defer func() { <-make(chan int) }()
	}
}
func c_dlPanic() { defer func() { <-make(chan int) }(); a := id([]int{}); _ = a[id(1)] }
func c_dlOnce()  { var o sync.Once; o.Do(func() { o.Do(func() {}) }) }
func c_dlGoexit() {
	go func() { select {} }()
	runtime.Goexit()
}
func c_dlReflect() { reflect.ValueOf(make(chan int)).Recv() }
func c_dlReflectS() {
	reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan int))}})
}
func c_refClosed() { c := make(chan int); close(c); reflect.ValueOf(c).Send(reflect.ValueOf(1)) }
func c_refClose()  { c := make(chan int); close(c); reflect.ValueOf(c).Close() }
func c_refTry()    { c := make(chan int); close(c); reflect.ValueOf(c).TrySend(reflect.ValueOf(1)) }
func c_refIndex()  { fmt.Println(reflect.ValueOf([]int{1}).Index(5)) }
func c_refSlice()  { fmt.Println(reflect.ValueOf([]int{1}).Slice(1, 5)) }
func c_refMake()   { fmt.Println(reflect.MakeSlice(reflect.TypeOf(kept), id(-1), 0)) }
func c_refMapNil() {
	reflect.ValueOf(id[map[int]int](nil)).SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(1))
}
func c_refMakeCh() { reflect.MakeChan(reflect.TypeOf(make(chan int)), id(-1)) }
func c_refNil()    { reflect.ValueOf((*T)(nil)).Elem().Field(0) }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"index":        c_index,
	"indexU":       c_indexU,
	"indexU8":      c_indexU8,
	"indexNeg":     c_indexNeg,
	"indexArr":     c_indexArr,
	"indexStr":     c_indexStr,
	"indexStrU":    c_indexStrU,
	"indexReg":     c_indexReg,
	"indexOp":      c_indexOp,
	"alen":         c_alen,
	"alenNeg":      c_alenNeg,
	"alenU":        c_alenU,
	"alenArr":      c_alenArr,
	"alenArrN":     c_alenArrN,
	"acap":         c_acap,
	"acapNeg":      c_acapNeg,
	"acapU":        c_acapU,
	"b":            c_b,
	"b2":           c_b2,
	"bNeg":         c_bNeg,
	"bU":           c_bU,
	"bStr":         c_bStr,
	"bStrU":        c_bStrU,
	"bArr":         c_bArr,
	"bMixed":       c_bMixed,
	"bMixed2":      c_bMixed2,
	"alen3":        c_alen3,
	"alen3Neg":     c_alen3Neg,
	"alen3U":       c_alen3U,
	"acap3":        c_acap3,
	"acap3Neg":     c_acap3Neg,
	"acap3U":       c_acap3U,
	"b3":           c_b3,
	"b3Neg":        c_b3Neg,
	"b3U":          c_b3U,
	"c3":           c_c3,
	"c3Neg":        c_c3Neg,
	"c3U":          c_c3U,
	"convert":      c_convert,
	"convertP":     c_convertP,
	"div":          c_div,
	"rem":          c_rem,
	"divOp":        c_divOp,
	"shift":        c_shift,
	"shift8":       c_shift8,
	"nil":          c_nil,
	"nilFunc":      c_nilFunc,
	"nilIface":     c_nilIface,
	"nilWrap":      c_nilWrap,
	"nilVal":       c_nilVal,
	"nilExpr":      c_nilExpr,
	"nilMutex":     c_nilMutex,
	"nilWg":        c_nilWg,
	"nilBuf":       c_nilBuf,
	"nilAtom":      c_nilAtom,
	"nilAtom2":     c_nilAtom2,
	"nilDefer":     c_nilDefer,
	"nilErr":       c_nilErr,
	"nilRange":     c_nilRange,
	"dotE":         c_dotE,
	"dotENil":      c_dotENil,
	"dotI":         c_dotI,
	"dotINil":      c_dotINil,
	"itab":         c_itab,
	"itabI":        c_itabI,
	"itabNil":      c_itabNil,
	"itabNilI":     c_itabNilI,
	"anyNil":       c_anyNil,
	"anyNilE":      c_anyNilE,
	"itabSame":     c_itabSame,
	"itabUsed":     c_itabUsed,
	"errorNil":     c_errorNil,
	"dotGen":       c_dotGen,
	"itabTwice":    c_itabTwice,
	"makeLen":      c_makeLen,
	"makeBig":      c_makeBig,
	"makeCap":      c_makeCap,
	"makeCapN":     c_makeCapN,
	"makeBoth":     c_makeBoth,
	"makeU":        c_makeU,
	"makeI64":      c_makeI64,
	"makeEmpty":    c_makeEmpty,
	"makeLocal":    c_makeLocal,
	"makeLocal4":   c_makeLocal4,
	"makeCopy":     c_makeCopy,
	"makeCopy2":    c_makeCopy2,
	"makeApp":      c_makeApp,
	"growMake":     c_growMake,
	"grow":         c_grow,
	"grow2":        c_grow2,
	"makeChan":     c_makeChan,
	"makeChanB":    c_makeChanB,
	"makeChanU":    c_makeChanU,
	"slicesGrow":   c_slicesGrow,
	"slicesGrow2":  c_slicesGrow2,
	"repeat":       c_repeat,
	"strRep":       c_strRep,
	"unsSlice":     c_unsSlice,
	"unsSliceU":    c_unsSliceU,
	"unsSliceNil":  c_unsSliceNil,
	"unsStr":       c_unsStr,
	"unsStrNil":    c_unsStrNil,
	"unsStrI64":    c_unsStrI64,
	"closeNil":     c_closeNil,
	"closeClosed":  c_closeClosed,
	"sendClosed":   c_sendClosed,
	"sendParked":   c_sendParked,
	"selectNb":     c_selectNb,
	"selectSend":   c_selectSend,
	"selectSendD":  c_selectSendD,
	"selectParked": c_selectParked,
	"selectOne":    c_selectOne,
	"goClose":      c_goClose,
	"deferClose":   c_deferClose,
	"deferClose2":  c_deferClose2,
	"goParked":     c_goParked,
	"nilMap":       c_nilMap,
	"nilMap32":     c_nilMap32,
	"nilMap64":     c_nilMap64,
	"nilMapPtr":    c_nilMapPtr,
	"nilMapStr":    c_nilMapStr,
	"nilMapChan":   c_nilMapChan,
	"nilMapU":      c_nilMapU,
	"nilMapBig":    c_nilMapBig,
	"nilMapOp":     c_nilMapOp,
	"nilMap32p":    c_nilMap32p,
	"nilMapAny":    c_nilMapAny,
	"nilMapAnyU":   c_nilMapAnyU,
	"nilMapCopy":   c_nilMapCopy,
	"hashRead":     c_hashRead,
	"hashRead2":    c_hashRead2,
	"hashEmpty":    c_hashEmpty,
	"hashEmpty2":   c_hashEmpty2,
	"hashNil":      c_hashNil,
	"hashNil2":     c_hashNil2,
	"hashWrite":    c_hashWrite,
	"hashOp":       c_hashOp,
	"hashDel":      c_hashDel,
	"hashDel0":     c_hashDel0,
	"hashDelNil":   c_hashDelNil,
	"hashBig":      c_hashBig,
	"hashBigDel":   c_hashBigDel,
	"hashBigVal":   c_hashBigVal,
	"hashIface":    c_hashIface,
	"hashIface0":   c_hashIface0,
	"hashIfaceR":   c_hashIfaceR,
	"hashPair0":    c_hashPair0,
	"hashArrOne":   c_hashArrOne,
	"hashNested":   c_hashNested,
	"hashNest2":    c_hashNest2,
	"hashNest3":    c_hashNest3,
	"hashNest4":    c_hashNest4,
	"hashNest5":    c_hashNest5,
	"hashNest6":    c_hashNest6,
	"hashNest7":    c_hashNest7,
	"hashNest8":    c_hashNest8,
	"hashLit":      c_hashLit,
	"hashSet":      c_hashSet,
	"hashSetL":     c_hashSetL,
	"hashSetD":     c_hashSetD,
	"hashReflect":  c_hashReflect,
	"hashReflectS": c_hashReflectS,
	"makeMapHash":  c_makeMapHash,
	"cmpE":         c_cmpE,
	"cmpI":         c_cmpI,
	"cmpPair":      c_cmpPair,
	"cmpWide":      c_cmpWide,
	"cmpIface":     c_cmpIface,
	"cmpSwitch":    c_cmpSwitch,
	"cmpConst":     c_cmpConst,
	"cmpMixed":     c_cmpMixed,
	"cmpIndex":     c_cmpIndex,
	"cmpGen":       c_cmpGen,
	"cmpErrors":    c_cmpErrors,
	"cmpErrorsN":   c_cmpErrorsN,
	"cmpValue":     c_cmpValue,
	"cmpAtomic":    c_cmpAtomic,
	"user":         c_user,
	"userNil":      c_userNil,
	"userErr":      c_userErr,
	"goexit":       c_goexit,
	"deferOne":     c_deferOne,
	"deferLoop":    c_deferLoop,
	"deferStack":   c_deferStack,
	"deferNine":    c_deferNine,
	"deferIndex":   c_deferIndex,
	"indexDefer":   c_indexDefer,
	"divDefer":     c_divDefer,
	"sendDefer":    c_sendDefer,
	"mapDefer":     c_mapDefer,
	"hashDefer":    c_hashDefer,
	"cmpDefer":     c_cmpDefer,
	"nilDefer2":    c_nilDefer2,
	"wrapDefer":    c_wrapDefer,
	"exitDefer":    c_exitDefer,
	"exitIndex":    c_exitIndex,
	"recovered":    c_recovered,
	"repanic":      c_repanic,
	"methodDefer":  c_methodDefer,
	"rangeAfter":   c_rangeAfter,
	"rangeBody":    c_rangeBody,
	"rangeSwallow": c_rangeSwallow,
	"rangeExit":    c_rangeExit,
	"pull":         c_pull,
	"pull2":        c_pull2,
	"sort":         c_sort,
	"afterf":       c_afterf,
	"call":         c_call,
	"callBig":      c_callBig,
	"method":       c_method,
	"once":         c_once,
	"goArgs":       c_goArgs,
	"deferArgs":    c_deferArgs,
	"print":        c_print,
	"string":       c_string,
	"unlock":       c_unlock,
	"rwUnlock":     c_rwUnlock,
	"rUnlock":      c_rUnlock,
	"wgDone":       c_wgDone,
	"wgAdd":        c_wgAdd,
	"goNil":        c_goNil,
	"goMethod":     c_goMethod,
	"condCopy":     c_condCopy,
	"ticker":       c_ticker,
	"unlockD":      c_unlockD,
	"unlockP":      c_unlockP,
	"overflow":     c_overflow,
	"dlRecv":       c_dlRecv,
	"dlSend":       c_dlSend,
	"dlNilRecv":    c_dlNilRecv,
	"dlNilSend":    c_dlNilSend,
	"dlSelect":     c_dlSelect,
	"dlSelect2":    c_dlSelect2,
	"dlSelect1":    c_dlSelect1,
	"dlRange":      c_dlRange,
	"dlOk":         c_dlOk,
	"dlMutex":      c_dlMutex,
	"dlWg":         c_dlWg,
	"dlCond":       c_dlCond,
	"dlRw":         c_dlRw,
	"dlRwW":        c_dlRwW,
	"dlRwWW":       c_dlRwWW,
	"dlDefer":      c_dlDefer,
	"dlDeferL":     c_dlDeferL,
	"dlPanic":      c_dlPanic,
	"dlOnce":       c_dlOnce,
	"dlGoexit":     c_dlGoexit,
	"dlReflect":    c_dlReflect,
	"dlReflectS":   c_dlReflectS,
	"refClosed":    c_refClosed,
	"refClose":     c_refClose,
	"refTry":       c_refTry,
	"refIndex":     c_refIndex,
	"refSlice":     c_refSlice,
	"refMake":      c_refMake,
	"refMapNil":    c_refMapNil,
	"refMakeCh":    c_refMakeCh,
	"refNil":       c_refNil,
}
