// record: go1.23
// record: each

// What errors of the runtime say of themselves: as values, printed in every way, and when nothing recovers them.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand"
	randv2 "math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

//go:noinline
func id[X any](x X) X { return x }

// tell prints a recovered value in several ways.
func tell() {
	r := recover()
	_, isRuntime := r.(runtime.Error)
	err, isError := r.(error)
	_, isStringer := r.(fmt.Stringer)
	fmt.Printf("%v|%s|%T|%t %t %t\n", r, r, r, isRuntime, isError, isStringer)
	if isError {
		fmt.Printf("%q unwrap %v\n", err.Error(), errors.Unwrap(err))
	}
}

type I interface{ M() }
type J interface {
	M()
	N(int) string
}
type T struct{ a int }

func (T) M() {}

type P struct{ a int }

func (*P) M() {}

type Wrong struct{}

func (Wrong) M(int) {}

type lower interface{ m() }
type hasLower struct{}

func (hasLower) m() {}

type Slice []int
type Named map[string]int
type F func(int) (string, error)
type Gen[A, B any] struct {
	a A
	b B
}
type Num[A any] int

func c_tellIndex()   { defer tell(); s := id([]int{1}); _ = s[id(3)] }
func c_tellSlice()   { defer tell(); s := id([]int{1}); _ = s[id(3):] }
func c_tellNil()     { defer tell(); p := id[*T](nil); p.a = 1 }
func c_tellDiv()     { defer tell(); fmt.Println(1 / id(0)) }
func c_tellShift()   { defer tell(); fmt.Println(1 << id(-2)) }
func c_tellAssert()  { defer tell(); _ = id(any(1)).(string) }
func c_tellAssert2() { defer tell(); _ = id(any(T{})).(J) }
func c_tellAssert3() { defer tell(); _ = id(any(nil)).(J) }
func c_tellNilMap()  { defer tell(); var m map[int]int; m[1] = 1 }
func c_tellHash()    { defer tell(); m := map[any]int{1: 1}; m[id(any([]int{}))] = 1 }
func c_tellHash0()   { defer tell(); m := map[any]int{}; _ = m[id(any([]int{}))] }
func c_tellCmp()     { defer tell(); fmt.Println(id(any([]int{})) == id(any([]int{}))) }
func c_tellClose()   { defer tell(); var c chan int; close(c) }
func c_tellClosed()  { defer tell(); c := make(chan int); close(c); close(c) }
func c_tellSend()    { defer tell(); c := make(chan int); close(c); c <- 1 }
func c_tellMake()    { defer tell(); _ = make([]int, id(-1)) }
func c_tellChan()    { defer tell(); _ = make(chan int, id(-1)) }
func c_tellArray()   { defer tell(); _ = [4]int(id([]int{1})) }
func c_tellPNil()    { defer tell(); panic(nil) }
func c_tellWg()      { defer tell(); var wg sync.WaitGroup; wg.Done() }
func c_tellValue()   { defer tell(); var v atomic.Value; v.Store(nil) }
func c_tellValue2()  { defer tell(); var v atomic.Value; v.Store(1); v.Store("a") }
func c_tellTicker()  { defer tell(); time.NewTicker(0) }
func c_tellRange() {
	defer tell()
	for range func(yield func() bool) { yield(); yield() } {
		break
	}
}

// ---- type assertions
func c_scopes() {
	type T struct{ a int }
	var x any = T{}
	other(x)
}
func other(x any) {
	type T struct{ a int }
	fmt.Println(x.(T))
}
func c_packages() { var x any = &rand.Rand{}; fmt.Println(x.(*randv2.Rand)) }
func c_packages2() {
	var x any = rand.New(rand.NewSource(1))
	switch x.(type) {
	case *randv2.Rand:
	}
	_ = x.(*randv2.Rand)
}
func c_wrongSig()   { var x any = Wrong{}; x.(I).M() }
func c_pointerRec() { var x any = P{}; x.(I).M() }
func c_valueRec()   { var x any = &T{}; x.(J).M() }
func c_lower()      { var x any = T{}; x.(lower).m() }
func c_anonymous() {
	var x any = T{}
	x.(interface {
		Foo()
		Bar()
	}).Foo()
}
func c_iface2()     { var x I = T{}; _ = x.(fmt.Stringer) }
func c_ifacePtr()   { var x I = T{}; _ = x.(*P) }
func c_ifaceNil()   { var x I; _ = x.(J) }
func c_ifaceNil2()  { var x I; _ = x.(T) }
func c_errorIs()    { var x error = io.EOF; _ = x.(*os.PathError) }
func c_errorIface() { var x error = io.EOF; _ = x.(interface{ Timeout() bool }) }
func c_reader()     { var x io.Reader = strings.NewReader(""); _ = x.(*bytes.Buffer) }
func c_readWriter() { var x io.Reader = strings.NewReader(""); _ = x.(io.ReadWriter) }
func c_func()       { var x any = F(nil); _ = x.(func(int) (string, error)) }
func c_func2()      { var x any = func(...int) {}; _ = x.(func([]int)) }
func c_struct() {
	var x any = struct{ A, B int }{}
	_ = x.(struct {
		A int
		b string
	})
}
func c_struct2() {
	var x any = 1
	_ = x.(struct {
		A int `k:"v"`
	})
}
func c_ptr()       { var x any = (*int)(nil); _ = x.(**int) }
func c_chan()      { var x any = make(<-chan int); _ = x.(chan<- (<-chan int)) }
func c_map()       { var x any = Named{}; _ = x.(map[string]int) }
func c_array()     { var x any = [0]struct{}{}; _ = x.([2][3]T) }
func c_gen()       { var x any = Gen[int, string]{}; _ = x.(Gen[string, int]) }
func c_gen2()      { var x any = Gen[Gen[T, *P], map[string]I]{}; _ = x.(Num[T]) }
func c_gen3()      { var x any = Num[[]T](3); _ = x.(Num[any]) }
func c_unsafe()    { var x any = unsafe.Pointer(nil); _ = x.(uintptr) }
func c_bytes()     { var x any = []byte{}; _ = x.([]rune) }
func c_anyAny()    { var x any = []any{1}; _ = x.([]interface{ M() }) }
func c_errorType() { var x any = errors.New("a"); _ = x.(string) }
func c_duration()  { var x any = time.Second; _ = x.(int64) }
func c_reflect()   { var x any = reflect.ValueOf(3); _ = x.(reflect.Type) }
func c_commaOk() {
	x, ok := id(any(3)).(string)
	fmt.Printf("%q %t\n", x, ok)
	y, ok := id(any(3)).(I)
	fmt.Println(y, ok)
}
func c_switchNone() {
	switch x := id(any(T{})).(type) {
	case J:
		fmt.Println("J", x)
	case nil:
		fmt.Println("nil")
	default:
		fmt.Printf("%T\n", x)
	}
}

//go:noinline
func array() *[5]int { return &[5]int{} }

// ---- indices and bounds
func c_idx2d()      { a := id([][]int{{1}, {2, 3}}); fmt.Println(a[1][id(2)]) }
func c_idxNested()  { a := id([3][2]int{}); i := id(2); fmt.Println(a[1][i]) }
func c_idxUint()    { a := id([]int{1}); fmt.Println(a[id(uint(1<<40))]) }
func c_idxUint64()  { a := id([]int{1}); fmt.Println(a[id(^uint64(0))]) }
func c_idxInt8()    { a := id([]int{1}); fmt.Println(a[id(int8(-128))]) }
func c_idxInt64()   { a := id([]int{1}); fmt.Println(a[id(int64(-1<<63))]) }
func c_idxUintptr() { a := id([]int{1}); fmt.Println(a[id(uintptr(9))]) }
func c_idxRune()    { a := id([]int{1}); fmt.Println(a[id('x')]) }
func c_idxByte()    { a := id([10]int{}); fmt.Println(a[id(byte(255))]) }
func c_idxStr()     { s := id(""); fmt.Println(s[0]) }
func c_idxStrNeg()  { s := id("abc"); fmt.Println(s[id(-7)]) }
func c_idxAssign()  { a := id([]int{1, 2}); i := id(2); a[i], a[0] = 5, 6 }
func c_idxOp()      { a := id([]string{"x"}); a[id(1)] += "y" }
func c_idxField()   { a := id([]T{{1}}); a[id(4)].a++ }
func c_idxAddr()    { a := id([]T{{1}}); p := &a[id(-4)]; p.a++ }
func c_idxRange() {
	a := id([]int{1, 2, 3})
	for i := range a {
		fmt.Println(a[i+1])
	}
}
func c_idxConst()  { a := id([]int{1, 2, 3}); fmt.Println(a[7]) }
func c_slStrHi()   { s := id("héllo"); fmt.Println(s[2:id(99)]) }
func c_slStrNeg()  { s := id("abc"); fmt.Println(s[id(-1):id(-2)]) }
func c_slStrUint() { s := id("abc"); fmt.Println(s[id(uint64(1<<63)):]) }
func c_slArr()     { a := array(); fmt.Println(a[id(4):id(2)]) }
func c_slArr3()    { a := array(); fmt.Println(a[id(1):id(2):id(6)]) }
func c_slArr3b()   { a := array(); fmt.Println(a[id(1):id(5):id(4)]) }
func c_sl3u()      { a := id([]int{1}); fmt.Println(a[0:0:id(uint8(77))]) }
func c_sl3v()      { a := id([]int{1, 2, 3}); fmt.Println(a[id(uint8(200)):id(2):id(3)]) }
func c_slGrow()    { a := make([]int, 1, 4); a = a[:id(4)]; fmt.Println(a); a = a[:id(5)] }
func c_slNil()     { var a []int; fmt.Println(a[:0], a[0:0:0]); fmt.Println(a[:id(1)]) }
func c_slNilArr()  { var a *[3]int; fmt.Println(a[id(1):]) }
func c_slNilArr0() { var a *[0]int; fmt.Println(a[:] == nil) }
func c_conv0() {
	var s []int
	a := [0]int(s)
	fmt.Println(a, (*[0]int)(s) == nil, (*[0]int)([]int{}) == nil)
}
func c_conv3()     { s := id(make([]byte, 2, 8)); fmt.Println(*(*[3]byte)(s)) }
func c_convNamed() { s := id(Slice{1}); fmt.Println([2]int(s)) }

// ---- nil
func c_nilFieldFar() {
	p := id[*struct {
		pad [5000]int
		x   int
	}](nil)
	fmt.Println(p.x)
}
func c_nilFieldW()   { p := id[*struct{ a, b, c string }](nil); p.c = "x" }
func c_nilFieldW2()  { p := id[*struct{ a, b, c string }](nil); fmt.Println(len(p.b)) }
func c_nilSlice()    { p := id[*[]int](nil); *p = append(*p, 1) }
func c_nilSlice2()   { p := id[*[]int](nil); fmt.Println(len(*p)) }
func c_nilMapPtr()   { p := id[*map[int]int](nil); (*p)[1] = 1 }
func c_nilIfacePtr() { p := id[*any](nil); fmt.Println(*p) }
func c_nilStr()      { p := id[*string](nil); fmt.Println(*p) }
func c_nilArrIdx()   { p := id[*[10]int](nil); fmt.Println(p[id(3)]) }
func c_nilArrW()     { p := id[*[10]int](nil); p[id(9)] = 1 }
func c_nilArrLen() {
	p := id[*[10]int](nil)
	fmt.Println(len(p))
	for i := range p {
		fmt.Print(i)
	}
	fmt.Println()
}
func c_nilEmbed()   { type E struct{ *T }; var e E; fmt.Println(e.a) }
func c_nilEmbedM()  { type E struct{ I }; var e E; e.M() }
func c_nilMethodV() { var p *T; f := p.M; f() }
func c_nilMethodI() { var i I; f := i.M; f() }
func c_nilMethodX() { f := (*T).M; f(nil) }
func c_nilFuncArg() { var f func(int); f(func() int { fmt.Println("argument"); return 1 }()) }
func c_nilStore()   { p := id[*int](nil); *p = func() int { fmt.Println("right side"); return 1 }() }
func c_nilStruct()  { p, q := id[*T](nil), &T{1}; *p = *q }
func c_nilCopy()    { q := id[*[3]int](nil); x := *q; fmt.Println(x) }
func c_nilMutex()   { var m *sync.Mutex; m.Lock() }
func c_nilWg()      { var w *sync.WaitGroup; w.Add(1) }
func c_nilBuf()     { var b *bytes.Buffer; fmt.Println(b.String()); b.WriteString("x") }
func c_nilErr()     { var e error; fmt.Println(e.Error()) }
func c_nilCtxKey()  { var m map[string]map[string]int; fmt.Println(m["a"]["b"]); m["a"]["b"] = 1 }
func c_atomicNil()  { var p *int64; atomic.AddInt64(p, 1) }

// ---- library
func c_regexpish()   { fmt.Println(strings.Repeat("x", id(-1))) }
func c_repeatBig()   { fmt.Println(len(strings.Repeat("xy", id(1<<62)))) }
func c_bytesRep()    { fmt.Println(bytes.Repeat([]byte("x"), id(-1))) }
func c_reflectKind() { fmt.Println(reflect.ValueOf("x").Int()) }
func c_reflectSet()  { reflect.ValueOf(3).SetInt(4) }
func c_reflectNil()  { var v reflect.Value; fmt.Println(v.Kind()); fmt.Println(v.Type()) }
func c_reflectIdx()  { fmt.Println(reflect.ValueOf([]int{1}).Index(5)) }
func c_reflectElem() { fmt.Println(reflect.TypeOf(3).Elem()) }
func c_strconv()     { _, err := strconv.Atoi("x1"); panic(err) }
func c_strconv2()    { _, err := strconv.ParseInt("999999999999999999999", 10, 64); panic(err) }
func c_randN()       { fmt.Println(rand.Intn(id(0))) }
func c_randN2()      { fmt.Println(randv2.IntN(id(-1))) }
func c_bufGrow()     { var b bytes.Buffer; b.Grow(id(-1)) }
func c_builderCopy() { var a strings.Builder; a.WriteString("x"); b := a; b.WriteString("y") }
func c_condCopy()    { c := *sync.NewCond(&sync.Mutex{}); c.Signal(); d := c; d.Signal() }
func c_once() {
	var o sync.Once
	func() { defer tell(); o.Do(func() { panic("p") }) }()
	o.Do(func() { fmt.Println("again") })
	fmt.Println("end")
}
func c_pool()       { p := sync.Pool{New: func() any { panic("new") }}; p.Get() }
func c_timerStop()  { var t time.Timer; t.Stop() }
func c_timerReset() { var t time.Timer; t.Reset(1) }
func c_tick()       { fmt.Println(time.Tick(-1) == nil); time.NewTicker(-5) }
func c_unread() {
	r := strings.NewReader("abc")
	fmt.Println(r.UnreadByte())
	r.ReadByte()
	fmt.Println(r.UnreadByte(), r.UnreadRune())
}

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"tellIndex":   c_tellIndex,
	"tellSlice":   c_tellSlice,
	"tellNil":     c_tellNil,
	"tellDiv":     c_tellDiv,
	"tellShift":   c_tellShift,
	"tellAssert":  c_tellAssert,
	"tellAssert2": c_tellAssert2,
	"tellAssert3": c_tellAssert3,
	"tellNilMap":  c_tellNilMap,
	"tellHash":    c_tellHash,
	"tellHash0":   c_tellHash0,
	"tellCmp":     c_tellCmp,
	"tellClose":   c_tellClose,
	"tellClosed":  c_tellClosed,
	"tellSend":    c_tellSend,
	"tellMake":    c_tellMake,
	"tellChan":    c_tellChan,
	"tellArray":   c_tellArray,
	"tellPNil":    c_tellPNil,
	"tellWg":      c_tellWg,
	"tellValue":   c_tellValue,
	"tellValue2":  c_tellValue2,
	"tellTicker":  c_tellTicker,
	"tellRange":   c_tellRange,
	"scopes":      c_scopes,
	"packages":    c_packages,
	"packages2":   c_packages2,
	"wrongSig":    c_wrongSig,
	"pointerRec":  c_pointerRec,
	"valueRec":    c_valueRec,
	"lower":       c_lower,
	"anonymous":   c_anonymous,
	"iface2":      c_iface2,
	"ifacePtr":    c_ifacePtr,
	"ifaceNil":    c_ifaceNil,
	"ifaceNil2":   c_ifaceNil2,
	"errorIs":     c_errorIs,
	"errorIface":  c_errorIface,
	"reader":      c_reader,
	"readWriter":  c_readWriter,
	"func":        c_func,
	"func2":       c_func2,
	"struct":      c_struct,
	"struct2":     c_struct2,
	"ptr":         c_ptr,
	"chan":        c_chan,
	"map":         c_map,
	"array":       c_array,
	"gen":         c_gen,
	"gen2":        c_gen2,
	"gen3":        c_gen3,
	"unsafe":      c_unsafe,
	"bytes":       c_bytes,
	"anyAny":      c_anyAny,
	"errorType":   c_errorType,
	"duration":    c_duration,
	"reflect":     c_reflect,
	"commaOk":     c_commaOk,
	"switchNone":  c_switchNone,
	"idx2d":       c_idx2d,
	"idxNested":   c_idxNested,
	"idxUint":     c_idxUint,
	"idxUint64":   c_idxUint64,
	"idxInt8":     c_idxInt8,
	"idxInt64":    c_idxInt64,
	"idxUintptr":  c_idxUintptr,
	"idxRune":     c_idxRune,
	"idxByte":     c_idxByte,
	"idxStr":      c_idxStr,
	"idxStrNeg":   c_idxStrNeg,
	"idxAssign":   c_idxAssign,
	"idxOp":       c_idxOp,
	"idxField":    c_idxField,
	"idxAddr":     c_idxAddr,
	"idxRange":    c_idxRange,
	"idxConst":    c_idxConst,
	"slStrHi":     c_slStrHi,
	"slStrNeg":    c_slStrNeg,
	"slStrUint":   c_slStrUint,
	"slArr":       c_slArr,
	"slArr3":      c_slArr3,
	"slArr3b":     c_slArr3b,
	"sl3u":        c_sl3u,
	"sl3v":        c_sl3v,
	"slGrow":      c_slGrow,
	"slNil":       c_slNil,
	"slNilArr":    c_slNilArr,
	"slNilArr0":   c_slNilArr0,
	"conv0":       c_conv0,
	"conv3":       c_conv3,
	"convNamed":   c_convNamed,
	"nilFieldFar": c_nilFieldFar,
	"nilFieldW":   c_nilFieldW,
	"nilFieldW2":  c_nilFieldW2,
	"nilSlice":    c_nilSlice,
	"nilSlice2":   c_nilSlice2,
	"nilMapPtr":   c_nilMapPtr,
	"nilIfacePtr": c_nilIfacePtr,
	"nilStr":      c_nilStr,
	"nilArrIdx":   c_nilArrIdx,
	"nilArrW":     c_nilArrW,
	"nilArrLen":   c_nilArrLen,
	"nilEmbed":    c_nilEmbed,
	"nilEmbedM":   c_nilEmbedM,
	"nilMethodV":  c_nilMethodV,
	"nilMethodI":  c_nilMethodI,
	"nilMethodX":  c_nilMethodX,
	"nilFuncArg":  c_nilFuncArg,
	"nilStore":    c_nilStore,
	"nilStruct":   c_nilStruct,
	"nilCopy":     c_nilCopy,
	"nilMutex":    c_nilMutex,
	"nilWg":       c_nilWg,
	"nilBuf":      c_nilBuf,
	"nilErr":      c_nilErr,
	"nilCtxKey":   c_nilCtxKey,
	"atomicNil":   c_atomicNil,
	"regexpish":   c_regexpish,
	"repeatBig":   c_repeatBig,
	"bytesRep":    c_bytesRep,
	"reflectKind": c_reflectKind,
	"reflectSet":  c_reflectSet,
	"reflectNil":  c_reflectNil,
	"reflectIdx":  c_reflectIdx,
	"reflectElem": c_reflectElem,
	"strconv":     c_strconv,
	"strconv2":    c_strconv2,
	"randN":       c_randN,
	"randN2":      c_randN2,
	"bufGrow":     c_bufGrow,
	"builderCopy": c_builderCopy,
	"condCopy":    c_condCopy,
	"once":        c_once,
	"pool":        c_pool,
	"timerStop":   c_timerStop,
	"timerReset":  c_timerReset,
	"tick":        c_tick,
	"unread":      c_unread,
}
