// record: each
// record: go1.23

// Run-time errors of all kinds, one after another: conversions, generic code, make, maps of interfaces, channels, locks,
// buffers, reflection, errors, panics in panics, the order of evaluation.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

var sink any
var zero = 0
var one = 1
var big = 1 << 62

type Num interface{ ~int | ~int8 | ~uint8 | ~int64 }

func idx[T any](s []T, i int) T                    { return s[i] }
func conv[T any](x any) T                          { return x.(T) }
func div[T Num](a, b T) T                          { return a / b }
func shl[T Num](a T, n int) T                      { return a << n }
func get[K comparable, V any](m map[K]V, k K) V    { return m[k] }
func put[K comparable, V any](m map[K]V, k K, v V) { m[k] = v }

type E struct{ code int }

func (e *E) Error() string { return fmt.Sprint("E", e.code) }

type V struct{ f func() }
type W struct{ s []int }
type S string

func (s S) String() string { return "S(" + string(s) + ")" }

type list[T any] struct {
	head *node[T]
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *list[T]) first() T { return l.head.v }

func c_sliceToArr0()   { s := []int(nil); a := [0]int(s); fmt.Println(a); _ = [1]int(s) }
func c_sliceToArrPtr() { s := make([]byte, 3, 10); p := (*[4]byte)(s); fmt.Println(p) }
func c_sliceToArrPtrNil() {
	var s []byte
	p := (*[0]byte)(s)
	fmt.Println(p == nil)
	q := (*[0]byte)([]byte{})
	fmt.Println(q == nil)
}
func c_genIdx()       { fmt.Println(idx([]string{"a"}, one)) }
func c_genConv()      { fmt.Println(conv[string](zero)) }
func c_genConvIface() { fmt.Println(conv[error](zero)) }
func c_genConvNil()   { fmt.Println(conv[fmt.Stringer](nil)) }
func c_genDiv()       { fmt.Println(div(one, zero)) }
func c_genDiv8()      { fmt.Println(div(int8(-128), int8(-one))); fmt.Println(div(uint8(1), uint8(zero))) }
func c_genShift()     { fmt.Println(shl(int8(1), 9)); fmt.Println(shl(1, -one)) }
func c_genMapNil()    { var m map[string]int; fmt.Println(get(m, "x")); put(m, "x", 1) }
func c_genMapAny()    { m := map[any]int{1: 1}; fmt.Println(get(m, any(1))); put(m, any([]int{}), 1) }
func c_genList()      { l := &list[string]{}; fmt.Println(l.first()) }
func c_genListNil()   { var l *list[int]; fmt.Println(l.first()) }
func c_modMin()       { x := -1 << 63; fmt.Println(x/-one, x%-one); fmt.Println(x % zero) }
func c_shiftBig() {
	fmt.Println(one<<64, one<<uint(big), -one>>200)
	var n int8 = -1
	fmt.Println(one << n)
}
func c_stringConv() {
	fmt.Println(string(rune(-1)), []byte(string(rune(0x110000))))
	s := "héllo"
	fmt.Println(s[one:3], s[6:7])
}
func c_cap3()  { s := make([]int, 2, 4); fmt.Println(len(s[1:2:3])); fmt.Println(s[one:2:5]) }
func c_cap3b() { s := make([]int, 2, 4); i := 3; fmt.Println(s[i:2:4]) }
func c_growBig() {
	s := make([]int, 0)
	s = append(s, make([]int, zero-1+1)...)
	fmt.Println(len(s))
	fmt.Println(len(make([]int, big)))
}
func c_makeCapSmall()  { n := 5; fmt.Println(len(make([]int, n, n-1))) }
func c_makeNeg8()      { n := int8(-1); fmt.Println(make([]int, n)) }
func c_makeU64()       { n := uint64(1 << 63); fmt.Println(len(make([]byte, n))) }
func c_makeFloatChan() { n := -one; fmt.Println(make(chan int, n)) }
func c_mapHintNeg()    { n := -one; m := make(map[int]int, n); m[1] = 1; fmt.Println(m) }
func c_ifaceCmp()      { var a, b any = V{}, V{}; fmt.Println(a == b) }
func c_ifaceCmpDiff() {
	var a, b any = V{}, W{}
	fmt.Println(a == b)
	b = []int{1}
	fmt.Println(a == b)
	a = []int{1}
	fmt.Println(a == b)
}
func c_arrCmp() {
	a, b := [2]any{1, []int{}}, [2]any{2, []int{}}
	fmt.Println(a == b)
	a[0] = 2
	fmt.Println(a == b)
}
func c_structKey() {
	m := map[any]int{}
	m[struct{ a any }{1}] = 1
	fmt.Println(len(m))
	m[struct{ a any }{map[int]int{}}] = 2
}
func c_switchAny() {
	var x any = []int{1}
	switch x {
	case 1:
		fmt.Println("1")
	case x:
		fmt.Println("x")
	}
}
func c_switchNil() {
	var e *E
	var err error = e
	switch err {
	case nil:
		fmt.Println("nil")
	default:
		fmt.Println("not nil")
		fmt.Println(err.Error())
	}
}
func c_typedNilStringer() { var p *S; fmt.Println(p.String()) }
func c_typedNilFmt()      { var p *S; fmt.Printf("%v %s\n", p, p); var e *E; fmt.Println(e) }
func c_delNilMap()        { var m map[any]int; delete(m, 1); fmt.Println("ok"); delete(m, []int{}) }
func c_clearNil() {
	var m map[int]int
	clear(m)
	var s []int
	clear(s)
	fmt.Println(len(m))
	m[0]++
}
func c_rangeMod() {
	s := []int{1, 2, 3}
	for i := range s {
		s = s[:1]
		fmt.Println(i, s[i])
	}
}
func c_rangeNilFunc() {
	var f func(func(int) bool)
	for x := range f {
		fmt.Println(x)
	}
}
func c_rangeNilArr() {
	var p *[3]int
	for i := range p {
		fmt.Print(i)
	}
	fmt.Println()
	for _, x := range p {
		fmt.Println(x)
	}
}
func c_chanClosedRecv() {
	c := make(chan int, 2)
	c <- 1
	close(c)
	fmt.Println(<-c)
	v, ok := <-c
	fmt.Println(v, ok)
	c <- 2
}
func c_chanCloseTwiceDefer() { c := make(chan int); defer close(c); defer close(c); fmt.Println("x") }
func c_chanCloseNilDefer()   { var c chan int; defer close(c); fmt.Println("x") }
func c_selectSendClosed() {
	c := make(chan int, 1)
	close(c)
	select {
	case c <- 1:
		fmt.Println("sent")
	default:
		fmt.Println("default")
	}
}
func c_selectTwoClosed() {
	a := make(chan int)
	b := make(chan int)
	close(a)
	var n chan int
	select {
	case n <- 1:
	case <-n:
	case b <- 1:
	case v, ok := <-a:
		fmt.Println(v, ok)
	}
	select {
	case n <- 1:
	case <-n:
	}
}
func c_selectNil() {
	var c chan int
	select {
	case <-c:
	case c <- 1:
	}
}
func c_wgNeg() {
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Done()
	defer func() { fmt.Println(recover()); wg.Add(-1) }()
	wg.Done()
}
func c_wgCopyWait() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func(wg sync.WaitGroup) { wg.Done() }(wg)
	wg.Wait()
}
func c_muCopy() {
	var mu sync.Mutex
	mu.Lock()
	m2 := mu
	m2.Unlock()
	mu.Unlock()
	m2.Unlock()
}
func c_muTwice()   { var mu sync.Mutex; mu.Lock(); mu.Lock() }
func c_rwUpgrade() { var mu sync.RWMutex; mu.RLock(); mu.Lock() }
func c_rwUnlockR() {
	var mu sync.RWMutex
	mu.RLock()
	defer func() { fmt.Println(recover()) }()
	mu.Unlock()
}
func c_rwRLocker() { var mu sync.RWMutex; l := mu.RLocker(); l.Lock(); l.Unlock(); l.Unlock() }
func c_oncePanic() {
	var o sync.Once
	func() { defer func() { fmt.Println(recover()) }(); o.Do(func() { panic("once") }) }()
	o.Do(func() { fmt.Println("again") })
	fmt.Println("done")
}
func c_onceRecursive()  { var o sync.Once; o.Do(func() { o.Do(func() {}) }) }
func c_onceNil()        { var o sync.Once; o.Do(nil) }
func c_condUnlocked()   { c := sync.NewCond(&sync.Mutex{}); c.Wait() }
func c_condCopy()       { c := sync.NewCond(&sync.Mutex{}); c.Signal(); d := *c; d.Signal() }
func c_condNilL()       { var c sync.Cond; c.Wait() }
func c_poolNilNew()     { var p sync.Pool; fmt.Println(p.Get()); x := p.Get().(int); fmt.Println(x) }
func c_mapStoreUnhash() { var m sync.Map; m.Store([]int{}, 1) }
func c_mapCAS() {
	var m sync.Map
	m.Store(1, []int{1})
	fmt.Println(m.CompareAndSwap(2, []int{1}, 1))
	m.CompareAndSwap(1, []int{1}, 2)
}
func c_atomicValue() { var v atomic.Value; v.Store(1); v.Store("x") }
func c_atomicNil()   { var p *int64; atomic.AddInt64(p, 1) }
func c_atomicPtrNil() {
	var p atomic.Pointer[E]
	fmt.Println(p.Load() == nil)
	fmt.Println(p.Load().code)
}
func c_builderCopy() { var b strings.Builder; b.WriteString("a"); c := b; c.WriteString("b") }
func c_builderCopyEmpty() {
	var b strings.Builder
	c := b
	c.WriteString("b")
	fmt.Println(c.String())
	d := c
	fmt.Println(d.Len())
	d.Grow(10)
}
func c_builderNil()     { var b *strings.Builder; b.WriteString("x") }
func c_bufferTooLarge() { var b bytes.Buffer; b.Grow(1 << 61); fmt.Println(b.Len()) }
func c_bufferMax()      { var b bytes.Buffer; b.WriteString("x"); b.Grow(1<<63 - 1) }
func c_bufferNeg()      { var b bytes.Buffer; b.Grow(-1) }
func c_bufferTrunc()    { var b bytes.Buffer; b.Truncate(1) }
func c_repeatNeg()      { fmt.Println(strings.Repeat("x", -one)) }
func c_repeatOver()     { fmt.Println(len(strings.Repeat("xyz", big))) }
func c_timerNilFunc() {
	time.AfterFunc(time.Millisecond, nil)
	time.Sleep(10 * time.Millisecond)
	fmt.Println("x")
}
func c_tickerNeg()      { time.NewTicker(-1) }
func c_tickZero()       { fmt.Println(time.Tick(0)); t := time.NewTicker(1); t.Reset(0) }
func c_reflectSet()     { x := 1; reflect.ValueOf(x).SetInt(2) }
func c_reflectKind()    { reflect.ValueOf("s").Int() }
func c_reflectZero()    { var v reflect.Value; fmt.Println(v.IsValid(), v.Kind(), v); v.Type() }
func c_reflectNilElem() { reflect.ValueOf((*int)(nil)).Elem().Int() }
func c_reflectIdx()     { reflect.ValueOf([]int{1}).Index(1) }
func c_reflectCallN()   { reflect.ValueOf(func(int) {}).Call(nil) }
func c_reflectCallT()   { reflect.ValueOf(func(int) {}).Call([]reflect.Value{reflect.ValueOf("s")}) }
func c_reflectNilFunc() { var f func(); reflect.ValueOf(f).Call(nil) }
func c_reflectField()   { reflect.ValueOf(struct{ a int }{1}).Field(0).Interface() }
func c_reflectFieldN()  { reflect.ValueOf(struct{ A int }{1}).Field(1) }
func c_reflectMapNil() {
	var m map[string]int
	reflect.ValueOf(m).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1))
}
func c_reflectConv() {
	s := reflect.ValueOf([]int{1})
	fmt.Println(s.Convert(reflect.TypeOf([1]int{})))
	s.Convert(reflect.TypeOf([2]int{}))
}
func c_reflectAppend()  { reflect.Append(reflect.ValueOf([]int{}), reflect.ValueOf("x")) }
func c_reflectMakeNeg() { reflect.MakeSlice(reflect.TypeOf([]int{}), -1, 0) }
func c_reflectMakeBig() { reflect.MakeSlice(reflect.TypeOf([]int{}), 1<<62, 1<<62) }
func c_reflectClose()   { c := make(<-chan int); reflect.ValueOf(c).Close() }
func c_reflectSlice()   { reflect.ValueOf([]int{1, 2}).Slice(1, 5) }
func c_reflectUnaddr()  { reflect.ValueOf([2]int{}).Slice(0, 1) }
func c_reflectMethod()  { reflect.ValueOf(&E{1}).Method(5) }
func c_deepFunc() {
	fmt.Println(reflect.DeepEqual(V{}, V{}), reflect.DeepEqual(V{func() {}}, V{func() {}}))
	var p *V
	fmt.Println(p.f)
}
func c_errorsAs()       { var e E; fmt.Println(errors.As(errors.New("x"), e)) }
func c_errorsAsNil()    { fmt.Println(errors.As(errors.New("x"), nil)) }
func c_errorsAsPtr()    { var s *string; fmt.Println(errors.As(errors.New("x"), s)) }
func c_errorsIsUncomp() { a := errList{[]error{}}; fmt.Println(errors.Is(a, a)) }
func c_wrapped()        { panic(fmt.Errorf("outer: %w", &E{3})) }
func c_joined()         { panic(errors.Join(errors.New("a"), nil, errors.New("b"))) }
func c_panicStringer()  { panic(S("x")) }
func c_panicStruct()    { panic(struct{ a, b int }{1, 2}) }
func c_panicPtr()       { panic(&E{4}) }
func c_panicNilErr()    { var e *E; panic(e) }
func c_panicFunc()      { panic(func() {}) }
func c_panicMulti() {
	defer func() { panic(fmt.Sprint("again ", recover())) }()
	var m map[string]int
	m["a"] = 1
}
func c_panicErrMulti() {
	defer func() { r := recover(); defer func() { panic(r) }(); panic("middle") }()
	_ = []int{}[zero]
}
func c_panicInDeferLoop() {
	for i := range 3 {
		defer func() { panic(i) }()
	}
	panic("start")
}
func c_panicNewline()    { panic("line1\nline2\n\tline3") }
func c_panicErrNewline() { panic(errors.New("a\nb")) }
func c_panicGoexit()     { defer func() { recover() }(); defer runtime.Goexit(); panic("x") }
func c_goPanic()         { go func() { panic("in g") }(); time.Sleep(time.Second) }
func c_recoverRe() {
	defer func() { r := recover(); fmt.Println(r); err := r.(runtime.Error); fmt.Println(err.Error()); panic(err) }()
	var a []int
	a[zero] = 1
}
func c_recoverType() {
	defer func() { fmt.Printf("%T %v\n", recover(), "x") }()
	var x any = 1
	_ = x.(string)
}
func c_recoverTypes() {
	for _, f := range []func(){
		func() { _ = 1 / zero }, func() { var p *E; _ = p.code }, func() { _ = []int{}[zero] }, func() { var m map[int]int; m[1] = 1 },
		func() { var x any; _ = x.(int) }, func() { var c chan int; close(c) }, func() { panic(nil) }, func() { _ = make([]int, -one) }, func() { _ = one << -one },
		func() { _ = [1]int([]int{}) }, func() { _ = map[any]int{}[func() {}] }, func() { var a any = V{}; _ = a == a }, func() { _ = make(chan int, -one) },
	} {
		func() {
			defer func() {
				r := recover()
				_, isErr := r.(error)
				_, isRt := r.(runtime.Error)
				fmt.Printf("%T %v %v %v\n", r, r, isErr, isRt)
			}()
			f()
		}()
	}
}
func c_methodOnNilMap() {
	type M map[string][]int
	var m M
	fmt.Println(len(m["a"]))
	m["a"] = append(m["a"], 1)
}
func c_nilFuncField() { v := &V{}; v.f() }
func c_nilFuncDefer() { var f func(); defer f(); fmt.Println("before") }
func c_nilFuncGo()    { var f func(); go f(); time.Sleep(1) }
func c_labelArr()     { var a [3]int; i := 3; a[i%4]++ }
func c_strIdxU8()     { s := "abc"; var i uint8 = 200; fmt.Println(s[i]) }
func c_arrIdxI8()     { var a [300]int; var i int8 = -5; fmt.Println(a[i]) }
func c_complexDiv()   { var a, z complex128; a = 1; fmt.Println(a/z, z/z) }
func c_floatConv()    { f := 1e300; fmt.Println(f / 0 * float64(zero)); fmt.Println(1.0 / float64(zero)) }
func c_assignOrder() {
	var p *E
	a := []int{1}
	i := 0
	defer func() { fmt.Println(recover(), i, a) }()
	i, a[0], p.code = 1, 2, 3
}
func c_assignOrder2() {
	a := []int{1}
	i := 0
	defer func() { fmt.Println(recover(), i, a) }()
	i, a[5*one] = 1, 2
}
func c_evalOrder() {
	defer func() { fmt.Println(recover()) }()
	m := map[string]int{}
	m["a"], m["b"] = f1(), f2()
	fmt.Println(m)
}
func f1() int { fmt.Println("f1"); return 1 }
func f2() int { fmt.Println("f2"); panic("f2") }

type errList struct{ e []error }

func (errList) Error() string { return "list" }

func main() {
	map[string]func(){
		"sliceToArr0":         c_sliceToArr0,
		"sliceToArrPtr":       c_sliceToArrPtr,
		"sliceToArrPtrNil":    c_sliceToArrPtrNil,
		"genIdx":              c_genIdx,
		"genConv":             c_genConv,
		"genConvIface":        c_genConvIface,
		"genConvNil":          c_genConvNil,
		"genDiv":              c_genDiv,
		"genDiv8":             c_genDiv8,
		"genShift":            c_genShift,
		"genMapNil":           c_genMapNil,
		"genMapAny":           c_genMapAny,
		"genList":             c_genList,
		"genListNil":          c_genListNil,
		"modMin":              c_modMin,
		"shiftBig":            c_shiftBig,
		"stringConv":          c_stringConv,
		"cap3":                c_cap3,
		"cap3b":               c_cap3b,
		"growBig":             c_growBig,
		"makeCapSmall":        c_makeCapSmall,
		"makeNeg8":            c_makeNeg8,
		"makeU64":             c_makeU64,
		"makeFloatChan":       c_makeFloatChan,
		"mapHintNeg":          c_mapHintNeg,
		"ifaceCmp":            c_ifaceCmp,
		"ifaceCmpDiff":        c_ifaceCmpDiff,
		"arrCmp":              c_arrCmp,
		"structKey":           c_structKey,
		"switchAny":           c_switchAny,
		"switchNil":           c_switchNil,
		"typedNilStringer":    c_typedNilStringer,
		"typedNilFmt":         c_typedNilFmt,
		"delNilMap":           c_delNilMap,
		"clearNil":            c_clearNil,
		"rangeMod":            c_rangeMod,
		"rangeNilFunc":        c_rangeNilFunc,
		"rangeNilArr":         c_rangeNilArr,
		"chanClosedRecv":      c_chanClosedRecv,
		"chanCloseTwiceDefer": c_chanCloseTwiceDefer,
		"chanCloseNilDefer":   c_chanCloseNilDefer,
		"selectSendClosed":    c_selectSendClosed,
		"selectTwoClosed":     c_selectTwoClosed,
		"selectNil":           c_selectNil,
		"wgNeg":               c_wgNeg,
		"wgCopyWait":          c_wgCopyWait,
		"muCopy":              c_muCopy,
		"muTwice":             c_muTwice,
		"rwUpgrade":           c_rwUpgrade,
		"rwUnlockR":           c_rwUnlockR,
		"rwRLocker":           c_rwRLocker,
		"oncePanic":           c_oncePanic,
		"onceRecursive":       c_onceRecursive,
		"onceNil":             c_onceNil,
		"condUnlocked":        c_condUnlocked,
		"condCopy":            c_condCopy,
		"condNilL":            c_condNilL,
		"poolNilNew":          c_poolNilNew,
		"mapStoreUnhash":      c_mapStoreUnhash,
		"mapCAS":              c_mapCAS,
		"atomicValue":         c_atomicValue,
		"atomicNil":           c_atomicNil,
		"atomicPtrNil":        c_atomicPtrNil,
		"builderCopy":         c_builderCopy,
		"builderCopyEmpty":    c_builderCopyEmpty,
		"builderNil":          c_builderNil,
		"bufferTooLarge":      c_bufferTooLarge,
		"bufferMax":           c_bufferMax,
		"bufferNeg":           c_bufferNeg,
		"bufferTrunc":         c_bufferTrunc,
		"repeatNeg":           c_repeatNeg,
		"repeatOver":          c_repeatOver,
		"timerNilFunc":        c_timerNilFunc,
		"tickerNeg":           c_tickerNeg,
		"tickZero":            c_tickZero,
		"reflectSet":          c_reflectSet,
		"reflectKind":         c_reflectKind,
		"reflectZero":         c_reflectZero,
		"reflectNilElem":      c_reflectNilElem,
		"reflectIdx":          c_reflectIdx,
		"reflectCallN":        c_reflectCallN,
		"reflectCallT":        c_reflectCallT,
		"reflectNilFunc":      c_reflectNilFunc,
		"reflectField":        c_reflectField,
		"reflectFieldN":       c_reflectFieldN,
		"reflectMapNil":       c_reflectMapNil,
		"reflectConv":         c_reflectConv,
		"reflectAppend":       c_reflectAppend,
		"reflectMakeNeg":      c_reflectMakeNeg,
		"reflectMakeBig":      c_reflectMakeBig,
		"reflectClose":        c_reflectClose,
		"reflectSlice":        c_reflectSlice,
		"reflectUnaddr":       c_reflectUnaddr,
		"reflectMethod":       c_reflectMethod,
		"deepFunc":            c_deepFunc,
		"errorsAs":            c_errorsAs,
		"errorsAsNil":         c_errorsAsNil,
		"errorsAsPtr":         c_errorsAsPtr,
		"errorsIsUncomp":      c_errorsIsUncomp,
		"wrapped":             c_wrapped,
		"joined":              c_joined,
		"panicStringer":       c_panicStringer,
		"panicStruct":         c_panicStruct,
		"panicPtr":            c_panicPtr,
		"panicNilErr":         c_panicNilErr,
		"panicFunc":           c_panicFunc,
		"panicMulti":          c_panicMulti,
		"panicErrMulti":       c_panicErrMulti,
		"panicInDeferLoop":    c_panicInDeferLoop,
		"panicNewline":        c_panicNewline,
		"panicErrNewline":     c_panicErrNewline,
		"panicGoexit":         c_panicGoexit,
		"goPanic":             c_goPanic,
		"recoverRe":           c_recoverRe,
		"recoverType":         c_recoverType,
		"recoverTypes":        c_recoverTypes,
		"methodOnNilMap":      c_methodOnNilMap,
		"nilFuncField":        c_nilFuncField,
		"nilFuncDefer":        c_nilFuncDefer,
		"nilFuncGo":           c_nilFuncGo,
		"labelArr":            c_labelArr,
		"strIdxU8":            c_strIdxU8,
		"arrIdxI8":            c_arrIdxI8,
		"complexDiv":          c_complexDiv,
		"floatConv":           c_floatConv,
		"assignOrder":         c_assignOrder,
		"assignOrder2":        c_assignOrder2,
		"evalOrder":           c_evalOrder,
	}[os.Args[1]]()
	fmt.Println("returned")
}
