// record: go1.23
// record: each

// What panics print of values: of every kind, of named and generic types, of errors and Stringers, of those that
// themselves panic or exit.
package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"runtime"
	"strings"
	"unsafe"
)

type MyInt int
type MyUint8 uint8
type MyStr string
type MyBool bool
type MyFloat float64
type MyC complex64
type MyErr struct{ s string }

func (e MyErr) Error() string { return "myerr:" + e.s }

type PErr struct{ s string }

func (e *PErr) Error() string { return e.s }

type Str struct{ s string }

func (s Str) String() string { return "str:" + s.s }

type StrInt int

func (s StrInt) String() string { return "strint" }

type BadErr struct{}

func (BadErr) Error() string { panic("in Error") }

type BadStr struct{}

func (BadStr) String() string { panic("in String") }

type BadErrNil struct{ p *int }

func (b BadErrNil) Error() string { return fmt.Sprint(*b.p) }

type ExitErr struct{}

func (ExitErr) Error() string { runtime.Goexit(); return "x" }

type RecErr struct{}

func (RecErr) Error() string { defer func() { recover() }(); panic("inner") }

type OsErr struct{}

func (OsErr) Error() string { os.Exit(7); return "" }

type LoopErr struct{}

func (e LoopErr) Error() string { panic(e) }

type Iface interface{ M() }
type T1 struct{ a, b int }
type MyRune rune
type MyUptr uintptr
type A3 [3]int
type Fn func()
type Ch chan int
type Mp map[string]int
type Sl []byte
type Pt *int
type U unsafe.Pointer

//go:noinline
func id[X any](x X) X { return x }

type G[T any] struct{ t T }
type GE[T any] struct{ t T }

func (GE[T]) Error() string { return fmt.Sprintf("%T", *new(T)) }
func c_myInt()              { panic(MyInt(5)) }
func c_myU8()               { panic(MyUint8(200)) }
func c_myStr()              { panic(MyStr("hello\nworld")) }
func c_myBool()             { panic(MyBool(true)) }
func c_myFloat()            { panic(MyFloat(math.NaN())) }
func c_myFloatInf()         { panic(MyFloat(math.Inf(-1))) }
func c_myC()                { panic(MyC(complex(1, -2))) }
func c_nan()                { panic(math.NaN()) }
func c_inf()                { panic(math.Inf(1)) }
func c_negZero()            { panic(math.Copysign(0, -1)) }
func c_f32()                { panic(float32(1.5e-10)) }
func c_f32max()             { panic(float32(math.MaxFloat32)) }
func c_fmax()               { panic(math.MaxFloat64) }
func c_fsmall()             { panic(math.SmallestNonzeroFloat64) }
func c_c128()               { panic(complex(math.NaN(), math.Inf(-1))) }
func c_c64()                { panic(complex64(complex(1.25, 1e20))) }
func c_myErr()              { panic(MyErr{"a"}) }
func c_myErrPtr()           { panic(&MyErr{"a"}) }
func c_pErr()               { panic(&PErr{"multi\nline\n"}) }
func c_pErrNil()            { var e *PErr; panic(e) }
func c_errNilIface()        { var e error; panic(e) }
func c_myErrNilPtr()        { var e *MyErr; panic(e) }
func c_strPtrNil()          { var e *Str; panic(e) }
func c_str()                { panic(Str{"x"}) }
func c_strInt()             { panic(StrInt(3)) }
func c_badErr()             { panic(BadErr{}) }
func c_badStr()             { panic(BadStr{}) }
func c_badErrNil()          { panic(BadErrNil{}) }
func c_recErr()             { panic(RecErr{}) }
func c_osErr()              { panic(OsErr{}) }
func c_loopErr()            { panic(LoopErr{}) }
func c_badRepanic()         { defer func() { panic(fmt.Sprint("second ", recover())) }(); panic(BadStr{}) }
func c_badNested()          { defer func() { panic("second") }(); panic(BadErr{}) }
func c_badFirst()           { defer func() { panic(BadErr{}) }(); panic("first") }
func c_struct()             { panic(T1{1, 2}) }
func c_structP()            { panic(&T1{1, 2}) }
func c_array()              { panic([2]int{1, 2}) }
func c_a3()                 { panic(A3{}) }
func c_fn()                 { panic(Fn(func() {})) }
func c_func()               { panic(func(int) error { return nil }) }
func c_ch()                 { panic(Ch(nil)) }
func c_chan()               { panic(make(chan<- int)) }
func c_mp()                 { panic(Mp{}) }
func c_map()                { panic(map[string][]int{}) }
func c_sl()                 { panic(Sl("abc")) }
func c_bytes()              { panic([]byte("abc")) }
func c_pt()                 { panic(Pt(new(int))) }
func c_nilPtr()             { panic((*int)(nil)) }
func c_nilMap()             { panic(map[int]int(nil)) }
func c_uptr()               { panic(unsafe.Pointer(nil)) }
func c_u()                  { panic(U(nil)) }
func c_myUptr()             { panic(MyUptr(77)) }
func c_uintptr()            { panic(uintptr(77)) }
func c_anon() {
	panic(struct {
		X int
		y string
	}{1, "b"})
}
func c_anonI()        { panic(struct{ error }{errors.New("emb")}) }
func c_anonS()        { panic(struct{ fmt.Stringer }{Str{"emb"}}) }
func c_rune()         { panic('x') }
func c_myRune()       { panic(MyRune('x')) }
func c_i8()           { panic(int8(-128)) }
func c_u64()          { panic(uint64(math.MaxUint64)) }
func c_i64()          { panic(int64(math.MinInt64)) }
func c_long()         { panic(strings.Repeat("abcdefghij", 2000)) }
func c_longErr()      { panic(errors.New(strings.Repeat("abcdefghij\n", 20))) }
func c_nonUTF8()      { panic("a\xff\xfe\x00b") }
func c_nonUTF8Err()   { panic(errors.New("a\xff\xfe\x00b")) }
func c_myStrNonUTF8() { panic(MyStr("a\xff\x00\x01\"'\\\u2028é世\U0001F600b\t\r")) }
func c_cr()           { panic("a\rb\r\nc") }
func c_empty()        { panic("") }
func c_emptyMy()      { panic(MyStr("")) }
func c_emptyErr()     { panic(errors.New("")) }
func c_nl()           { panic("\n") }
func c_nls()          { panic("\n\n\na\n") }
func c_joined()       { panic(errors.Join(errors.New("a"), nil, errors.New("b\nc"))) }
func c_wrapped()      { panic(fmt.Errorf("outer: %w", fmt.Errorf("inner %d: %w", 5, os.ErrNotExist))) }
func c_wrapped2()     { panic(fmt.Errorf("%w and %w", errors.New("x"), errors.New("y"))) }
func c_rtErr()        { defer func() { panic(recover()) }(); a := id([]int{}); _ = a[id(3)] }
func c_rtErrWrap() {
	defer func() { panic(fmt.Errorf("wrapped: %w", recover().(error))) }()
	a := id([]int{})
	_ = a[id(3)]
}
func c_rtErrStr()    { defer func() { panic(fmt.Sprint(recover())) }(); var m map[string]int; m["a"] = 1 }
func c_typedPanic()  { defer func() { r := recover(); panic(&r) }(); panic("x") }
func c_any()         { var a any = any(any(5)); panic(a) }
func c_ifaceNil()    { var i Iface; i.M() }
func c_generic()     { panic(G[int]{5}) }
func c_genericM()    { panic(G[map[string]T1]{}) }
func c_genericE()    { panic(GE[T1]{}) }
func c_local()       { type L int; panic(L(3)) }
func c_localS()      { type L struct{ a int }; panic(L{3}) }
func c_panicNilErr() { panic(&runtime.PanicNilError{}) }
func c_panicFn()     { panic(func() {}) }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"myInt":        c_myInt,
	"myU8":         c_myU8,
	"myStr":        c_myStr,
	"myBool":       c_myBool,
	"myFloat":      c_myFloat,
	"myFloatInf":   c_myFloatInf,
	"myC":          c_myC,
	"nan":          c_nan,
	"inf":          c_inf,
	"negZero":      c_negZero,
	"f32":          c_f32,
	"f32max":       c_f32max,
	"fmax":         c_fmax,
	"fsmall":       c_fsmall,
	"c128":         c_c128,
	"c64":          c_c64,
	"myErr":        c_myErr,
	"myErrPtr":     c_myErrPtr,
	"pErr":         c_pErr,
	"pErrNil":      c_pErrNil,
	"errNilIface":  c_errNilIface,
	"myErrNilPtr":  c_myErrNilPtr,
	"strPtrNil":    c_strPtrNil,
	"str":          c_str,
	"strInt":       c_strInt,
	"badErr":       c_badErr,
	"badStr":       c_badStr,
	"badErrNil":    c_badErrNil,
	"recErr":       c_recErr,
	"osErr":        c_osErr,
	"loopErr":      c_loopErr,
	"badRepanic":   c_badRepanic,
	"badNested":    c_badNested,
	"badFirst":     c_badFirst,
	"struct":       c_struct,
	"structP":      c_structP,
	"array":        c_array,
	"a3":           c_a3,
	"fn":           c_fn,
	"func":         c_func,
	"ch":           c_ch,
	"chan":         c_chan,
	"mp":           c_mp,
	"map":          c_map,
	"sl":           c_sl,
	"bytes":        c_bytes,
	"pt":           c_pt,
	"nilPtr":       c_nilPtr,
	"nilMap":       c_nilMap,
	"uptr":         c_uptr,
	"u":            c_u,
	"myUptr":       c_myUptr,
	"uintptr":      c_uintptr,
	"anon":         c_anon,
	"anonI":        c_anonI,
	"anonS":        c_anonS,
	"rune":         c_rune,
	"myRune":       c_myRune,
	"i8":           c_i8,
	"u64":          c_u64,
	"i64":          c_i64,
	"long":         c_long,
	"longErr":      c_longErr,
	"nonUTF8":      c_nonUTF8,
	"nonUTF8Err":   c_nonUTF8Err,
	"myStrNonUTF8": c_myStrNonUTF8,
	"cr":           c_cr,
	"empty":        c_empty,
	"emptyMy":      c_emptyMy,
	"emptyErr":     c_emptyErr,
	"nl":           c_nl,
	"nls":          c_nls,
	"joined":       c_joined,
	"wrapped":      c_wrapped,
	"wrapped2":     c_wrapped2,
	"rtErr":        c_rtErr,
	"rtErrWrap":    c_rtErrWrap,
	"rtErrStr":     c_rtErrStr,
	"typedPanic":   c_typedPanic,
	"any":          c_any,
	"ifaceNil":     c_ifaceNil,
	"generic":      c_generic,
	"genericM":     c_genericM,
	"genericE":     c_genericE,
	"local":        c_local,
	"localS":       c_localS,
	"panicNilErr":  c_panicNilErr,
	"panicFn":      c_panicFn,
}
